package vn.dondoc.followup.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import vn.dondoc.base.ui.ProcessPicture;
import vn.dondoc.base.ui.ProcessPicture.State;
import vn.dondoc.followup.EntryState;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.workflow.Step;

/** Where a follow-up is in its process: drawn, and in words; folded away until asked for. */
class FollowUpProcess extends Details {
  FollowUpProcess(Shown shown) {
    setSummaryText(getTranslation("followUp.process"));
    addClassNames("wide-only", "follow-up-process");
    Map<Step, State> states = states(shown.view());
    // Drawn only when it is looked at.
    addOpenedChangeListener(
        e -> {
          if (e.isOpened() && getContent().findAny().isEmpty()) {
            Map<String, State> drawn = new HashMap<>();
            states.forEach((step, state) -> drawn.put(step.id(), state));
            Div process =
                new Div(
                    new ProcessPicture(shown.services().reading().bpmn(), drawn), words(states));
            process.addClassName("process");
            add(process);
          }
        });
  }

  private OrderedList words(Map<Step, State> states) {
    OrderedList list = new OrderedList();
    list.addClassName("process-steps");
    list.getElement().setAttribute("aria-label", getTranslation("followUp.process"));
    states.forEach(
        (step, state) -> {
          Span word =
              new Span(
                  getTranslation(
                      switch (state) {
                        case DONE -> "process.done";
                        case RUNNING -> "process.running";
                        case TO_COME -> "process.toCome";
                      }));
          word.addClassName("progress-word");
          list.add(new ListItem(new Span(getTranslation("step." + step.id())), word));
        });
    return list;
  }

  /** In the order of the process; what it need not go through is there only while it does. */
  private static Map<Step, State> states(FollowUpView view) {
    Map<Step, State> states = new EnumMap<>(Step.class);
    int reached =
        switch (view.lifecycle()) {
          case ASSIGNED, DECLINED, SUSPENDED, WITHDRAWN -> 0;
          case IN_PROGRESS -> 1;
          case AWAITING_CONFIRMATION -> 2;
          case COMPLETED -> 3;
        };
    boolean waits =
        switch (view.lifecycle()) {
          case ASSIGNED, IN_PROGRESS, AWAITING_CONFIRMATION -> true;
          case DECLINED, SUSPENDED, WITHDRAWN, COMPLETED -> false;
        };
    put(states, Step.ACKNOWLEDGE, 0, reached, waits);
    put(states, Step.CARRY_OUT, 1, reached, waits);
    if (!view.parts().isEmpty()) {
      boolean missing = view.parts().stream().anyMatch(p -> p.isMissing() && !p.lapsed());
      put(states, Step.CONTRIBUTE, 1, missing ? reached : Math.max(reached, 2), waits && missing);
    }
    put(states, Step.CONFIRM_COMPLETION, 2, reached, waits);
    if (view.declinedReason() != null) {
      states.put(Step.ACKNOWLEDGE, State.DONE);
      states.put(Step.DECIDE_DECLINED, State.RUNNING);
    }
    if (!view.extensions().isEmpty()) {
      states.put(Step.DECIDE_EXTENSION, view.openExtension() == null ? State.DONE : State.RUNNING);
    }
    if (!view.entries().isEmpty() && !view.lifecycle().isEnded()) {
      boolean asked = view.entries().stream().anyMatch(e -> e.state() == EntryState.TO_CONFIRM);
      states.put(Step.CONFIRM_FOLLOW_UP_ENTRY, asked ? State.RUNNING : State.DONE);
      if (view.entries().stream().anyMatch(e -> e.state() == EntryState.DISPUTED)) {
        states.put(Step.CORRECT_FOLLOW_UP_ENTRY, State.RUNNING);
      }
    }
    return states;
  }

  private static void put(
      Map<Step, State> states, Step step, int place, int reached, boolean waits) {
    states.put(
        step,
        place < reached ? State.DONE : place == reached && waits ? State.RUNNING : State.TO_COME);
  }
}
