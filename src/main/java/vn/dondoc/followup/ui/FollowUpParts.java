package vn.dondoc.followup.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.followup.FollowUpView.Part;
import vn.dondoc.followup.FollowUpView.Unit;

/** The coordinating units: who has reported its part, who is late, and who is left out. */
class FollowUpParts extends Div {
  private final Shown shown;

  FollowUpParts(Shown shown) {
    this.shown = shown;
    addClassName("follow-up-block");
    add(new H2(getTranslation("followUp.coordinating")));
    UnorderedList list = new UnorderedList();
    list.addClassName("follow-up-parts");
    List<Part> parts = shown.view().parts();
    parts.forEach(part -> list.add(item(part)));
    for (Unit unit : shown.view().coordinating()) {
      if (parts.stream().noneMatch(part -> part.unit().id().equals(unit.id()))) {
        list.add(new ListItem(unit.name()));
      }
    }
    add(list);
    setVisible(list.getComponentCount() > 0);
  }

  /** The element of a part in the page. */
  static String elementId(UUID contributionId) {
    return "part-" + contributionId;
  }

  private ListItem item(Part part) {
    Span name = new Span(part.unit().name());
    name.addClassName("follow-up-unit");
    Div head = new Div(name, state(part));
    head.addClassName("follow-up-badges");
    ListItem item = new ListItem(head);
    item.setId(elementId(part.contributionId()));
    if (part.reportedOn() != null) {
      Div when =
          new Div(
              getTranslation(
                  "followUp.partReportedOn",
                  DateFormats.day(part.reportedOn()),
                  part.reportedBy() == null ? "" : part.reportedBy()));
      when.addClassName("follow-up-when");
      item.add(when);
      if (part.source() != null) {
        Div source =
            new Div(getTranslation("followUp.enteredOnBehalf", part.unit().name(), part.source()));
        source.addClassName("follow-up-when");
        item.add(source);
      }
      if (part.words() != null) {
        item.add(Timeline.words(part.words()));
      }
      item.add(new EvidenceShown(shown.services().reading(), shown.id(), part.files(), List.of()));
    }
    // The form of one's own part stands in the card already.
    if (part.onBehalf()) {
      item.add(
          new Button(getTranslation("followUp.enterPart"), e -> new PartForm(shown, part).open()));
    } else if (part.mine() && FollowUpToDo.partInCard(shown) != part) {
      item.add(
          new Button(getTranslation("followUp.reportPart"), e -> new PartForm(shown, part).open()));
    }
    return item;
  }

  private static StatusBadge state(Part part) {
    if (part.lapsed()) {
      return new StatusBadge(VaadinIcon.MINUS, Accent.NEUTRAL, "followUp.part.lapsed");
    }
    if (!part.isMissing()) {
      return part.late()
          ? new StatusBadge(VaadinIcon.CHECK, Accent.YELLOW, "followUp.part.reportedLate")
          : new StatusBadge(VaadinIcon.CHECK_CIRCLE, Accent.GREEN, "followUp.part.reported");
    }
    LocalDate dueOn = part.dueOn();
    if (dueOn == null) {
      return new StatusBadge(VaadinIcon.CIRCLE_THIN, Accent.NEUTRAL, "followUp.part.missing");
    }
    String day = DateFormats.day(dueOn);
    return part.late()
        ? new StatusBadge(VaadinIcon.WARNING, Accent.RED, "followUp.part.late", day)
        : new StatusBadge(
            VaadinIcon.CIRCLE_THIN, Accent.NEUTRAL, "followUp.part.missingUntil", day);
  }
}
