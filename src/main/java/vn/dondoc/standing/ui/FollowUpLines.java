package vn.dondoc.standing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import vn.dondoc.base.DateFormats;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.ui.FollowUpBadges;

/** Follow-ups one below the other: what, whose, by when, how it stands. */
class FollowUpLines extends OrderedList {
  FollowUpLines(List<FollowUpRow> rows, LocalDate today) {
    addClassName("standing-late-list");
    for (FollowUpRow row : rows) {
      Anchor link = new Anchor("follow-ups/" + row.id(), row.text());
      link.addClassName("standing-name");
      Div facts = new Div(new Span(row.lead()));
      if (row.dueOn() != null) {
        facts.add(new Span(getTranslation("followUp.dueOn", DateFormats.day(row.dueOn()))));
      }
      facts.addClassName("standing-facts");
      Div badges =
          new Div(FollowUpBadges.both(row.lifecycle(), row.timing(), today.equals(row.dueOn())));
      badges.addClassName("standing-badges");
      add(new ListItem(link, facts, badges));
    }
  }
}
