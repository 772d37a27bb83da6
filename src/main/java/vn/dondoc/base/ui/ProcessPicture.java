package vn.dondoc.base.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.HashMap;
import java.util.Map;

/**
 * The drawing of a process with what is done, running and to come. A list of steps in words stands
 * beside it, so it is hidden from screen readers.
 */
@JavaScript("context://webjars/bpmn-visualization/0.46.0/dist/bpmn-visualization.min.js")
public class ProcessPicture extends Div {

  /** How far an element of the process is. */
  public enum State {
    DONE,
    RUNNING,
    TO_COME
  }

  /** Drawn only once laid out: drawn earlier, every shape would stay hidden. */
  private static final String DRAW =
      """
      const host = this, xml = $0, states = $1;
      const draw = () => {
        host.replaceChildren();
        const picture = new bpmnvisu.BpmnVisualization({container: host});
        picture.load(xml, {fit: {type: bpmnvisu.FitType.HorizontalVertical, margin: 4}});
        for (const [id, state] of Object.entries(states)) {
          picture.bpmnElementsRegistry.addCssClasses(id, 'process-' + state);
        }
        let width = host.clientWidth;
        host.processResize = new ResizeObserver(() => {
          if (host.clientWidth > 0 && Math.abs(host.clientWidth - width) > 8) {
            width = host.clientWidth;
            picture.navigation.fit({type: bpmnvisu.FitType.HorizontalVertical, margin: 4});
          }
        });
        host.processResize.observe(host);
      };
      host.processResize?.disconnect();
      host.processLayout?.disconnect();
      host.processLayout = new ResizeObserver(() => {
        if (host.clientWidth > 0 && host.clientHeight > 0 && window.bpmnvisu) {
          host.processLayout.disconnect();
          draw();
        }
      });
      host.processLayout.observe(host);
      """;

  private final String xml;
  private final Map<String, String> states;

  /** Draws this BPMN (with diagram interchange); elements without a state stay plain. */
  public ProcessPicture(String bpmnXml, Map<String, State> states) {
    this.xml = bpmnXml;
    this.states = new HashMap<>();
    states.forEach((id, state) -> this.states.put(id, cssName(state)));
    addClassName("process-picture");
    getElement().setAttribute("aria-hidden", "true");
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    super.onAttach(attach);
    getElement().executeJs(DRAW, xml, JacksonUtils.mapToJson(states));
  }

  private static String cssName(State state) {
    return switch (state) {
      case DONE -> "done";
      case RUNNING -> "running";
      case TO_COME -> "to-come";
    };
  }
}
