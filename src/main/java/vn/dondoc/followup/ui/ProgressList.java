package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Objects;
import vn.dondoc.followup.EntryState;
import vn.dondoc.followup.FollowUpView.ProgressLine;

/** The reports on a follow-up, latest first, with their evidence. */
class ProgressList extends Div {
  ProgressList(Shown shown) {
    if (shown.view().progress().isEmpty()) {
      add(new Paragraph(getTranslation("followUp.noProgress")));
      return;
    }
    OrderedList lines = new OrderedList();
    lines.addClassName("follow-up-history");
    shown.view().progress().forEach(line -> lines.add(new ListItem(report(shown, line))));
    add(lines);
  }

  /** One report, whole. */
  static Component report(Shown shown, ProgressLine line) {
    String title =
        line.completion()
            ? I18NProvider.translate("followUp.completionReported")
            : I18NProvider.translate("followUp.percent", line.percent());
    if (line.correctedPercent() != null && line.correctedPercent() != line.percent()) {
      title += " · " + I18NProvider.translate("followUp.correctedPercent", line.correctedPercent());
    }
    if (line.entry() == EntryState.DISPUTED) {
      title += " · " + I18NProvider.translate("followUp.doesNotCount");
    }
    Div what = new Div(title);
    what.addClassName("follow-up-event");
    Div entry =
        new Div(
            Timeline.when(line.at(), line.person() + " (" + line.organisation() + ")"),
            what,
            Timeline.words(line.words()));
    if (line.difficulty() != null) {
      entry.add(
          Timeline.words(I18NProvider.translate("followUp.difficultyMet", line.difficulty())));
    }
    if (line.source() != null) {
      Div source =
          new Div(
              I18NProvider.translate(
                  "followUp.enteredOnBehalf",
                  Objects.requireNonNullElse(line.onBehalfOf(), ""),
                  line.source()));
      source.addClassName("follow-up-when");
      entry.add(source);
    }
    entry.add(
        new EvidenceShown(shown.services().reading(), shown.id(), line.files(), line.links()));
    return entry;
  }
}
