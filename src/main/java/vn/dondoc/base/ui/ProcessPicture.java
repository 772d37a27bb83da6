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

  /**
   * Drawn only once laid out: drawn earlier, every shape would stay hidden. Drawn at its own size,
   * so that its words can be read; what is running is brought into view.
   */
  private static final String DRAW =
      """
      const host = this, xml = $0, states = $1, words = $2;
      const draw = () => {
        const marks = [...new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagName('*')]
          .filter(e => e.localName === 'Bounds' || e.localName === 'waypoint');
        const number = (e, name) => Number(e.getAttribute(name) || 0);
        const left = Math.min(...marks.map(e => number(e, 'x')));
        const top = Math.min(...marks.map(e => number(e, 'y')));
        const right = Math.max(...marks.map(e => number(e, 'x') + number(e, 'width')));
        const bottom = Math.max(...marks.map(e => number(e, 'y') + number(e, 'height')));
        const paper = document.createElement('div');
        paper.style.width = (right - left + 40) + 'px';
        paper.style.height = (bottom - top + 40) + 'px';
        host.replaceChildren(paper);
        const picture = new bpmnvisu.BpmnVisualization({container: paper});
        picture.load(xml, {fit: {type: bpmnvisu.FitType.HorizontalVertical, margin: 16}});
        for (const [id, state] of Object.entries(states)) {
          picture.bpmnElementsRegistry.addCssClasses(id, 'process-' + state);
          picture.bpmnElementsRegistry.addOverlays(id, {
            position: 'bottom-center', label: words[state],
            style: {font: {color: 'black', size: 15}, fill: {color: 'white', opacity: 100}, stroke: {color: 'none'}}});
        }
        const running = host.querySelector('g.process-running:not(.bpmn-label) > rect');
        if (running) {
          const at = running.getBoundingClientRect(), here = host.getBoundingClientRect();
          host.scrollLeft = at.left - here.left - (here.width - at.width) / 2;
          host.scrollTop = at.top - here.top - (here.height - at.height) / 2;
        }
      };
      host.processLayout?.disconnect();
      host.processLayout = new ResizeObserver(() => {
        if (host.clientWidth > 0 && window.bpmnvisu) {
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
    getElement()
        .executeJs(
            DRAW,
            xml,
            JacksonUtils.mapToJson(states),
            JacksonUtils.mapToJson(
                Map.of(
                    "done", getTranslation("process.done"),
                    "running", getTranslation("process.running"),
                    "to-come", getTranslation("process.toCome"))));
  }

  private static String cssName(State state) {
    return switch (state) {
      case DONE -> "done";
      case RUNNING -> "running";
      case TO_COME -> "to-come";
    };
  }
}
