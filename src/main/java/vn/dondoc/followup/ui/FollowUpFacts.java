package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import vn.dondoc.base.DateFormats;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.SourceLine;

/** Who leads and how far it is, who assigned it, and on the strength of what. */
class FollowUpFacts extends DescriptionList {
  FollowUpFacts(FollowUpView view) {
    addClassName("follow-up-facts");
    ProgressBar bar = new ProgressBar(0, 100, view.percent());
    String percent = getTranslation("followUp.percent", view.percent());
    bar.getElement().setAttribute("aria-label", percent);
    Div lead = new Div(new Div(view.lead().name()), bar, new Div(percent));
    lead.addClassName("follow-up-lead");
    fact("followUp.lead", lead);
    if (view.partDueOn() != null) {
      fact("followUp.partDue", new Text(DateFormats.day(view.partDueOn())));
    }
    if (view.source().kind().isDirect()) {
      fact("followUp.directSource", new Text(source(view.source())));
    }
    if (view.field() != null) {
      fact("followUp.field", new Text(view.field()));
    }
    fact(
        "followUp.assigned",
        new Text(
            getTranslation(
                "followUp.assignedBy", view.assignedBy(), DateFormats.day(view.assignedOn()))));
    if (view.submittedOn() != null) {
      fact("followUp.submitted", new Text(DateFormats.day(view.submittedOn())));
    }
    if (view.sentBack() > 0) {
      fact("followUp.sentBackTimes", new Text(String.valueOf(view.sentBack())));
    }
  }

  /** The deadline in force, and the original one where that was another. */
  static String due(FollowUpView view) {
    if (view.dueOn() == null) {
      return view.originalDueOn() == null
          ? I18NProvider.translate("followUp.noDue")
          : I18NProvider.translate(
              "followUp.dueOriginally",
              I18NProvider.translate("followUp.noDue"),
              DateFormats.day(view.originalDueOn()));
    }
    String day = DateFormats.day(view.dueOn());
    return view.originalDueOn() == null || view.originalDueOn().equals(view.dueOn())
        ? day
        : I18NProvider.translate(
            "followUp.dueOriginally", day, DateFormats.day(view.originalDueOn()));
  }

  private String source(SourceLine source) {
    List<String> parts = new ArrayList<>();
    parts.add(getTranslation("assign.source." + source.kind()));
    if (source.number() != null) {
      parts.add(getTranslation("followUp.sourceNumber", source.number()));
    }
    if (source.on() != null) {
      parts.add(getTranslation("followUp.sourceOn", DateFormats.day(source.on())));
    }
    String line = String.join(" ", parts);
    return source.words() == null ? line : line + ": " + source.words();
  }

  private void fact(String labelKey, Component value) {
    add(new Term(getTranslation(labelKey)), new Description(value));
  }
}
