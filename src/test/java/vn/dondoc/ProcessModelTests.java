package vn.dondoc;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.engine.RepositoryService;
import org.flowable.validation.ProcessValidatorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.w3c.dom.Element;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.ProcessBean;
import vn.dondoc.workflow.Seat;
import vn.dondoc.workflow.Step;

/** The BPMN files and the code beside them say the same, word for word. */
@DonDocTest
class ProcessModelTests {
  private static final Pattern CALL = Pattern.compile("\\$\\{!?(\\w+)\\.(\\w+)\\((\\w*)\\)}");
  private static final Pattern OUTCOME = Pattern.compile("outcome == '([A-Z_]+)'");

  @Autowired RepositoryService repository;
  @Autowired ApplicationContext beans;

  static List<ProcessFiles> files() {
    return ProcessFiles.all();
  }

  // The files themselves

  @ParameterizedTest
  @MethodSource("files")
  void fileIsValid(ProcessFiles file) throws IOException {
    byte[] bytes = Files.readAllBytes(file.path());
    BpmnModel model =
        new BpmnXMLConverter()
            .convertToBpmnModel(() -> new ByteArrayInputStream(bytes), true, false, "UTF-8");
    assertThat(new ProcessValidatorFactory().createDefaultProcessValidator().validate(model))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void diagramShowsEveryNodeAndFlowAndNothingElse(ProcessFiles file) {
    assertThat(pictured(file, "BPMNShape")).containsExactlyInAnyOrderElementsOf(ids(file.nodes()));
    assertThat(pictured(file, "BPMNEdge"))
        .containsExactlyInAnyOrderElementsOf(ids(file.bpmn("sequenceFlow")));
    assertThat(
            file.elements(ProcessFiles.DIAGRAM, "BPMNPlane")
                .map(p -> p.getAttribute("bpmnElement")))
        .containsExactlyElementsOf(ids(file.bpmn("process")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void flowsOfTheDiagramDoNotCross(ProcessFiles file) {
    record Line(String flow, double x1, double y1, double x2, double y2) {
      boolean crosses(Line other) {
        return !flow.equals(other.flow)
            && side(other.x1, other.y1) * side(other.x2, other.y2) < 0
            && other.side(x1, y1) * other.side(x2, y2) < 0;
      }

      double side(double x, double y) {
        return Math.signum((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
      }
    }
    List<Line> lines = new ArrayList<>();
    file.elements(ProcessFiles.DIAGRAM, "BPMNEdge")
        .forEach(
            edge -> {
              List<Element> points =
                  ProcessFiles.stream(edge.getElementsByTagNameNS(ProcessFiles.EDGES, "waypoint"))
                      .toList();
              assertThat(points).hasSizeGreaterThan(1);
              for (int i = 1; i < points.size(); i++) {
                lines.add(
                    new Line(
                        edge.getAttribute("bpmnElement"),
                        number(points.get(i - 1), "x"),
                        number(points.get(i - 1), "y"),
                        number(points.get(i), "x"),
                        number(points.get(i), "y")));
              }
            });
    for (Line line : lines) {
      assertThat(lines).as("crossed by " + line).noneMatch(line::crosses);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatAPersonReadsInTheDiagramIsNamed(ProcessFiles file) {
    assertThat(file.nodes().filter(n -> !n.getLocalName().matches(".*Gateway")))
        .allMatch(n -> !n.getAttribute("name").isBlank(), "has a name");
    assertThat(file.nodes())
        .allMatch(
            n ->
                ProcessFiles.stream(n.getElementsByTagNameNS(ProcessFiles.BPMN, "documentation"))
                    .anyMatch(d -> d.getParentNode().equals(n) && !d.getTextContent().isBlank()),
            "is explained");
  }

  // The files and the code

  @Test
  void processesAreThoseOfTheCode() {
    assertThat(files().stream().flatMap(f -> f.bpmn("process")).map(p -> p.getAttribute("id")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Process.values()).map(Process::key).toList());
    assertThat(files())
        .allMatch(
            f ->
                f.bpmn("process")
                    .allMatch(p -> f.toString().equals(p.getAttribute("id") + ".bpmn20.xml")),
            "is named as its process");
  }

  @Test
  void stepsAreThoseOfTheCodeEachInItsProcess() {
    List<String> drawn = new ArrayList<>();
    for (ProcessFiles file : files()) {
      String process = file.bpmn("process").findFirst().orElseThrow().getAttribute("id");
      file.bpmn("userTask").forEach(t -> drawn.add(process + " " + t.getAttribute("id")));
    }
    assertThat(drawn)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Step.values()).map(s -> s.process().key() + " " + s.id()).toList());
  }

  @ParameterizedTest
  @MethodSource("files")
  void formKeyOfAStepIsItsId(ProcessFiles file) {
    assertThat(file.bpmn("userTask"))
        .allSatisfy(
            t ->
                assertThat(t.getAttributeNS(ProcessFiles.ENGINE, "formKey"))
                    .isEqualTo(t.getAttribute("id")));
  }

  @Test
  void seatsAreThoseOfTheCode() {
    assertThat(
            files().stream()
                .flatMap(f -> f.bpmn("userTask"))
                .map(t -> t.getAttributeNS(ProcessFiles.ENGINE, "candidateGroups"))
                .collect(toSet()))
        .isEqualTo(Arrays.stream(Seat.values()).map(Seat::group).collect(toSet()));
  }

  @Test
  void everyExpressionCallsAMethodOfAProcessBean() {
    expressions()
        .filter(e -> !OUTCOME.matcher(e).find())
        .forEach(
            expression -> {
              MatchResult call =
                  CALL.matcher(expression)
                      .results()
                      .findFirst()
                      .orElseThrow(() -> new AssertionError(expression));
              assertThat(beans.containsBean(call.group(1))).as("bean of " + expression).isTrue();
              Object bean = beans.getBean(call.group(1));
              assertThat(bean).as("bean of " + expression).isInstanceOf(ProcessBean.class);
              assertThat(called(bean))
                  .as("methods of " + call.group(1))
                  .anyMatch(
                      m ->
                          m.getName().equals(call.group(2))
                              && (call.group(3).isEmpty()
                                  ? m.getParameterCount() == 0
                                  : Arrays.equals(
                                      m.getParameterTypes(), new Class<?>[] {UUID.class})));
            });
  }

  @Test
  void everyPublicMethodOfAProcessBeanIsCalledByAProcess() {
    Set<String> calls = new HashSet<>();
    expressions()
        .forEach(
            e -> CALL.matcher(e).results().forEach(c -> calls.add(c.group(1) + "." + c.group(2))));
    beans
        .getBeansOfType(ProcessBean.class)
        .forEach(
            (name, bean) ->
                assertThat(called(bean).map(m -> name + "." + m.getName()))
                    .isNotEmpty()
                    .allMatch(calls::contains, "is called by a process"));
  }

  @Test
  void onlyTheSubjectsOfTheProcessesAreHandedToBeans() {
    Set<String> subjects = Set.of("reviewId", "associationReportId", "followUpId", "opinionId");
    assertThat(
            expressions()
                .flatMap(e -> CALL.matcher(e).results())
                .map(c -> c.group(3))
                .filter(v -> !v.isEmpty()))
        .allMatch(subjects::contains);
  }

  /** An outcome that no code gives would be a way that nobody can go. */
  @Test
  void everyOutcomeIsGivenByTheCode() {
    String code = String.join("\n", Sources.main().values());
    assertThat(
            expressions()
                .flatMap(e -> OUTCOME.matcher(e).results())
                .map(o -> o.group(1))
                .distinct())
        .allMatch(
            outcome -> Pattern.compile("[^\"\\w]" + outcome + "\\b").matcher(code).find(),
            "is a constant of the code");
  }

  @Test
  void everyMessageIsTheOneTheCodeSends() {
    Set<String> drawn = new TreeSet<>();
    for (ProcessFiles file : files()) {
      file.bpmn("message").forEach(m -> drawn.add(m.getAttribute("name")));
      assertThat(file.bpmn("message").map(m -> m.getAttribute("id")))
          .as("every message is waited for in " + file)
          .containsExactlyInAnyOrderElementsOf(
              file.bpmn("messageEventDefinition")
                  .map(m -> m.getAttribute("messageRef"))
                  .collect(toSet()));
    }
    Set<String> sent =
        Sources.main().values().stream()
            .flatMap(
                java ->
                    Pattern.compile(
                            "\\.tell(?:Branch|Waiting)?\\(\\s*Process\\.\\w+,[^\"]*?\"(\\w+)\"")
                        .matcher(java)
                        .results())
            .map(m -> m.group(1))
            .collect(toCollection(TreeSet::new));
    assertThat(sent).isEqualTo(drawn);
  }

  /** A signal beyond its own process would release the answers of every review. */
  @ParameterizedTest
  @MethodSource("files")
  void signalsAreThrownAndCaughtWithinOneProcess(ProcessFiles file) {
    assertThat(file.bpmn("signal"))
        .allSatisfy(
            signal -> {
              assertThat(signal.getAttributeNS(ProcessFiles.ENGINE, "scope"))
                  .isEqualTo("processInstance");
              assertThat(
                      file.bpmn("signalEventDefinition")
                          .filter(
                              d -> d.getAttribute("signalRef").equals(signal.getAttribute("id")))
                          .map(d -> d.getParentNode().getLocalName()))
                  .contains("intermediateThrowEvent", "intermediateCatchEvent");
            });
  }

  // What a file may not say

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${''.getClass()}",
        "${''.class.forName('java.lang.Runtime')}",
        "${beans}",
        "${repositoryService.createDeployment()}",
        "${dataSource.getConnection()}",
        "${associationReportSteps.getClass()}",
        "${associationReportSteps.hashCode()}",
        "${associationReportSteps.equals(reviewId)}",
        "${associationReportSteps.nothing(reviewId)}",
        "${associationReportSteps.askAll()}",
        "${dailyReminders.hashCode()}",
        "${dailyReminders.toString()}",
        "${dailyReminders.getClass()}",
        "${dailyReminders.notifyAll()}",
        "${dailyReminders.workOut().toString()}",
        "${followUpSteps.wait()}",
        "${associationReportSteps.askAll(''.getClass())}",
        "${associationReportSteps.askAll(reviewId).toString()}",
        "${execution.getEngineServices()}",
        "${organisationRegister.all()}",
        "#{associationReportSteps.getClass().getName()}",
        "before ${associationReportSteps.askAll(reviewId)}",
        "${associationReportSteps.askAll(reviewId)}${''.getClass()}",
        "${outcome == ''.getClass()}",
        "${1 + 1}",
        "${outcome = 'APPROVED'}"
      })
  void everyOtherExpressionIsRefusedWhereverItStands(String expression) {
    String escaped = expression.replace("&", "&amp;").replace("<", "&lt;");
    refused(flow("<serviceTask id='t' flowable:expression=\"" + escaped + "\"/>"));
    refused(flow("<userTask id='t' flowable:candidateGroups=\"" + escaped + "\"/>"));
    refused(flow("<userTask id='t' name=\"" + escaped + "\"/>"));
    refused(flow("<userTask id='t'><documentation>" + escaped + "</documentation></userTask>"));
    refused(
        flow(
            "<intermediateCatchEvent id='t'><timerEventDefinition><timeDate>"
                + escaped
                + "</timeDate></timerEventDefinition></intermediateCatchEvent>"));
    refused(
        file(
            "<startEvent id='s'/><exclusiveGateway id='t'/><endEvent id='e'/>"
                + "<sequenceFlow id='a' sourceRef='s' targetRef='t'/>"
                + "<sequenceFlow id='b' sourceRef='t' targetRef='e'><conditionExpression>"
                + escaped
                + "</conditionExpression></sequenceFlow>"));
    refused(
        flow(
            "<userTask id='t'><multiInstanceLoopCharacteristics flowable:collection=\""
                + escaped
                + "\" flowable:elementVariable='x'/></userTask>"));
  }

  static Stream<String> whatIsNoFlow() {
    return Stream.of(
        "<serviceTask id='t' flowable:class='java.lang.ProcessBuilder'/>",
        "<serviceTask id='t' flowable:delegateExpression='${associationReportSteps}'/>",
        "<serviceTask id='t' flowable:type='mail'/>",
        "<serviceTask id='t' flowable:type='http'/>",
        "<serviceTask id='t' flowable:type='shell'/>",
        "<serviceTask id='t' flowable:expression='${associationReportSteps.askAll(reviewId)}' flowable:skipExpression='x'/>",
        "<scriptTask id='t' scriptFormat='javascript'><script>1</script></scriptTask>",
        "<sendTask id='t' flowable:type='mail'/>",
        "<businessRuleTask id='t'/>",
        "<callActivity id='t' calledElement='review'/>",
        "<userTask id='t'><extensionElements><flowable:taskListener event='create' class='java.lang.Object'/></extensionElements></userTask>",
        "<userTask id='t'><extensionElements><flowable:executionListener event='start' expression='x'/></extensionElements></userTask>",
        "<userTask id='t' flowable:assignee='someone'/>",
        "<userTask id='t' xmlns:activiti='http://activiti.org/bpmn' activiti:assignee='someone'/>");
  }

  @ParameterizedTest
  @MethodSource("whatIsNoFlow")
  void whatIsNoFlowIsRefused(String task) {
    refused(flow(task));
  }

  @Test
  void entitiesAreNotResolved() {
    refused(
        "<!DOCTYPE definitions [<!ENTITY file SYSTEM 'file:///etc/passwd'>]>"
            + flow("<userTask id='t' flowable:candidateGroups='office' name='&file;'/>"));
  }

  @Test
  void filesOfAnotherKindAreRefused() {
    long before = repository.createDeploymentQuery().count();
    assertThatThrownBy(
            () -> repository.createDeployment().addString("rules.drl", "rule x").deploy())
        .isInstanceOf(FlowableException.class);
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  /** Else the tests above would pass for a reason of their own. */
  @Test
  void theSameFileWithAnAllowedExpressionIsTaken() {
    String id =
        repository
            .createDeployment()
            .addString(
                "probe.bpmn20.xml",
                flow(
                    "<serviceTask id='t' flowable:expression='${associationReportSteps.askAll(reviewId)}'/>"))
            .deploy()
            .getId();
    repository.deleteDeployment(id, true);
  }

  private void refused(String file) {
    long deployments = repository.createDeploymentQuery().count();
    long definitions = repository.createProcessDefinitionQuery().count();
    assertThatThrownBy(
            () -> repository.createDeployment().addString("probe.bpmn20.xml", file).deploy())
        .as(file)
        .isInstanceOf(FlowableException.class);
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(definitions);
  }

  private static String flow(String task) {
    return file(
        "<startEvent id='s'/>"
            + task
            + "<endEvent id='e'/><sequenceFlow id='a' sourceRef='s' targetRef='t'/>"
            + "<sequenceFlow id='b' sourceRef='t' targetRef='e'/>");
  }

  private static String file(String content) {
    return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
        + " xmlns:flowable='http://flowable.org/bpmn' targetNamespace='probe'>"
        + "<process id='probe' isExecutable='true'>"
        + content
        + "</process></definitions>";
  }

  private static Stream<String> expressions() {
    return files().stream().flatMap(ProcessFiles::expressions);
  }

  /** What a process bean offers to the processes: not what another interface asks of it. */
  private static Stream<Method> called(Object bean) {
    Class<?> type = AopUtils.getTargetClass(bean);
    Set<String> ofInterfaces =
        Arrays.stream(type.getInterfaces())
            .flatMap(i -> Arrays.stream(i.getMethods()))
            .map(Method::getName)
            .collect(toSet());
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
        .filter(m -> !AnnotatedElementUtils.hasAnnotation(m, EventListener.class))
        .filter(m -> !ofInterfaces.contains(m.getName()));
  }

  private static List<String> ids(Stream<Element> elements) {
    return elements.map(e -> e.getAttribute("id")).toList();
  }

  private static List<String> pictured(ProcessFiles file, String kind) {
    Map<Boolean, List<Element>> drawn =
        file.elements(ProcessFiles.DIAGRAM, kind)
            .collect(
                java.util.stream.Collectors.partitioningBy(
                    e ->
                        kind.equals("BPMNEdge")
                            || ProcessFiles.stream(
                                    e.getElementsByTagNameNS(ProcessFiles.BOUNDS, "Bounds"))
                                .anyMatch(b -> number(b, "width") > 0 && number(b, "height") > 0)));
    assertThat(drawn.get(false)).as("shapes without a size").isEmpty();
    return drawn.get(true).stream().map(e -> e.getAttribute("bpmnElement")).toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
