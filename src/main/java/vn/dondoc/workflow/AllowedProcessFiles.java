package vn.dondoc.workflow;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.api.repository.EngineDeployment;
import org.flowable.common.engine.api.repository.EngineResource;
import org.flowable.common.engine.impl.EngineDeployer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a BPMN file before the engine does, and refuses what is not flow: scripts, classes,
 * listeners, mail and web calls, and every expression but the allowed forms. What is not listed
 * here is refused, so that what a later engine can do is not let in by it.
 */
class AllowedProcessFiles implements EngineDeployer {
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String ENGINE = "http://flowable.org/bpmn";
  private static final String TYPES = "http://www.w3.org/2001/XMLSchema-instance";

  /** The picture: no engine runs what stands in it. */
  private static final Set<String> PICTURE =
      Set.of(
          "http://www.omg.org/spec/BPMN/20100524/DI",
          "http://www.omg.org/spec/DD/20100524/DC",
          "http://www.omg.org/spec/DD/20100524/DI");

  private static final Set<String> ELEMENTS =
      Set.of(
          "definitions",
          "message",
          "signal",
          "process",
          "documentation",
          "incoming",
          "outgoing",
          "startEvent",
          "endEvent",
          "userTask",
          "serviceTask",
          "subProcess",
          "multiInstanceLoopCharacteristics",
          "exclusiveGateway",
          "parallelGateway",
          "eventBasedGateway",
          "boundaryEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "messageEventDefinition",
          "terminateEventDefinition",
          "signalEventDefinition",
          "timerEventDefinition",
          "timeDate",
          "timeCycle",
          "sequenceFlow",
          "conditionExpression");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "id",
          "name",
          "targetNamespace",
          "isExecutable",
          "sourceRef",
          "targetRef",
          "attachedToRef",
          "cancelActivity",
          "messageRef",
          "signalRef",
          "isSequential",
          "default");

  private static final Set<String> ENGINE_ATTRIBUTES =
      Set.of(
          "formKey",
          "candidateGroups",
          "expression",
          "async",
          "collection",
          "elementVariable",
          "scope");

  /** Once a day at most: a second, a minute and an hour, and any days. */
  private static final Pattern CYCLE =
      Pattern.compile("\\d+ \\d+ \\d+ [\\d*?,A-Z-]+ [\\d*?,A-Z-]+ [\\d*?,A-Z-]+");

  private final AllowedExpressions expressions;
  private final XMLInputFactory xml = XMLInputFactory.newFactory();

  AllowedProcessFiles(AllowedExpressions expressions) {
    this.expressions = expressions;
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  @Override
  public void deploy(EngineDeployment deployment, Map<String, Object> settings) {
    for (EngineResource file : deployment.getResources().values()) {
      if (!file.isGenerated()) {
        check(file.getName(), file.getBytes());
      }
    }
  }

  @Override
  public void undeploy(EngineDeployment deployment, boolean cascade) {
    // Whatever was let in may leave.
  }

  private void check(String name, byte[] bytes) {
    if (!name.endsWith(".bpmn20.xml")) {
      throw new FlowableException("Only .bpmn20.xml files are deployed, not " + name);
    }
    try {
      XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(bytes));
      String within = "";
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          element(name, reader);
          within = reader.getLocalName();
        } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
          text(name, reader.getText());
          // How often is written there, and worked out by nothing.
          if (within.equals("timeCycle") && !CYCLE.matcher(reader.getText().strip()).matches()) {
            throw refused(name, "cycle " + reader.getText().strip());
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          within = "";
        }
      }
    } catch (XMLStreamException e) {
      throw new FlowableException("Not readable as XML: " + name, e);
    }
  }

  private void element(String file, XMLStreamReader reader) {
    String space = reader.getNamespaceURI();
    boolean picture = space != null && PICTURE.contains(space);
    if (!picture && !(BPMN.equals(space) && ELEMENTS.contains(reader.getLocalName()))) {
      throw refused(file, "element " + reader.getLocalName());
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String attribute = reader.getAttributeLocalName(i);
      if (!picture && !allowed(reader.getAttributeNamespace(i), attribute)) {
        throw refused(file, "attribute " + attribute);
      }
      text(file, reader.getAttributeValue(i));
    }
  }

  private static boolean allowed(@Nullable String space, String attribute) {
    if (space == null || space.isEmpty()) {
      return ATTRIBUTES.contains(attribute);
    }
    return space.equals(ENGINE)
        ? ENGINE_ATTRIBUTES.contains(attribute)
        : space.equals(TYPES) && attribute.equals("type");
  }

  private void text(String file, String text) {
    if (!expressions.allows(text.strip())) {
      throw refused(file, "expression " + text.strip());
    }
  }

  private static FlowableException refused(String file, String what) {
    return new FlowableException("Not allowed in a process: " + what + " in " + file);
  }
}
