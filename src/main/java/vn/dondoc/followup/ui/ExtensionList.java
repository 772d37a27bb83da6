package vn.dondoc.followup.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.util.List;
import java.util.Objects;
import vn.dondoc.base.DateFormats;
import vn.dondoc.followup.FollowUpView.ExtensionLine;

/** The requests for a later deadline, and what became of each. */
class ExtensionList extends Div {
  ExtensionList(List<ExtensionLine> extensions) {
    OrderedList lines = new OrderedList();
    lines.addClassName("follow-up-history");
    extensions.forEach(line -> lines.add(line(line)));
    add(lines);
  }

  private ListItem line(ExtensionLine line) {
    Div when = new Div(DateFormats.day(line.askedOn()) + " · " + line.askedBy());
    when.addClassName("follow-up-when");
    Div what =
        new Div(
            getTranslation(
                "followUp.change", DateFormats.day(line.before()), DateFormats.day(line.wanted())));
    what.addClassName("follow-up-event");
    ListItem item = new ListItem(when, what, Timeline.words(line.reason()));
    if (line.source() != null) {
      item.add(new Div(getTranslation("followUp.accordingTo", line.source())));
    }
    Div outcome = new Div(outcome(line));
    outcome.addClassName("follow-up-event");
    item.add(outcome);
    if (line.decisionReason() != null) {
      item.add(Timeline.words(line.decisionReason()));
    }
    return item;
  }

  private String outcome(ExtensionLine line) {
    if (line.decision() == null) {
      return getTranslation("followUp.extensionWaits");
    }
    String by = Objects.requireNonNullElse(line.decidedBy(), "");
    return switch (line.decision()) {
      case GRANTED, ANOTHER_DATE ->
          getTranslation(
              "followUp.extensionOutcome." + line.decision(),
              by,
              line.granted() == null ? "" : DateFormats.day(line.granted()));
      case REFUSED, LAPSED -> getTranslation("followUp.extensionOutcome." + line.decision(), by);
    };
  }
}
