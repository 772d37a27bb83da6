package vn.dondoc.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import java.util.UUID;
import vn.dondoc.base.DateFormats;
import vn.dondoc.followup.ui.FollowUpOrigin;
import vn.dondoc.review.Trace;
import vn.dondoc.review.Trace.Back;
import vn.dondoc.review.Trace.OpinionLink;
import vn.dondoc.review.Trace.PassageLink;
import vn.dondoc.review.Trace.SectionLink;

/**
 * Walks back from a follow-up: notice and directive, opinion or key task, section, association
 * report.
 */
@org.springframework.stereotype.Component
class FollowUpTrace implements FollowUpOrigin {
  private final Trace trace;

  FollowUpTrace(Trace trace) {
    this.trace = trace;
  }

  @Override
  public Component origin(UUID followUpId) {
    return trace.back(followUpId).<Component>map(Chain::new).orElseGet(Div::new);
  }

  /** Each link of the chain is a line with a way to the page it stands on. */
  private static final class Chain extends Div implements LocaleChangeObserver {
    private final Back back;

    Chain(Back back) {
      this.back = back;
      addClassName("trace");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
      removeAll();
      OrderedList chain = new OrderedList();
      String review = "reviews/" + back.reviewId();
      String directive = getTranslation("review.trace.directive", back.directive().number());
      var notice = back.notice();
      chain.add(
          line(
              notice == null
                  ? directive
                  : directive + " · " + notice.label() + ", " + DateFormats.day(notice.issuedOn()),
              "notices/" + back.reviewId(),
              back.directive().text()));
      for (OpinionLink opinion : back.opinions()) {
        ListItem line =
            line(
                getTranslation(
                    "review.trace.opinion",
                    opinion.number(),
                    opinion.author(),
                    opinion.organisation()),
                "opinions/" + opinion.id(),
                opinion.text());
        SectionLink section = opinion.section();
        if (section != null) {
          section(line, review, section);
        }
        var keyTask = opinion.keyTask();
        if (keyTask != null) {
          line.add(
              new Paragraph(
                  new Anchor(
                      review + "?tab=report.tab.report",
                      getTranslation("review.trace.keyTask", keyTask.position())),
                  new Span(": " + keyTask.text())));
        }
        chain.add(line);
      }
      back.keyTasks()
          .forEach(
              k -> {
                String part = k.part();
                chain.add(
                    line(
                        getTranslation("review.trace.keyTask", k.position()),
                        review + "?tab=report.tab.report",
                        part == null
                            ? k.text()
                            : getTranslation("review.trace.part", part, k.text())));
              });
      for (SectionLink section : back.sections()) {
        ListItem line = new ListItem();
        section(line, review, section);
        chain.add(line);
      }
      chain.add(line(getTranslation("review.trace.review"), review, back.reviewTitle()));
      add(chain);
      back.takenOverBy()
          .forEach(t -> add(new Paragraph(getTranslation("review.trace.takenOverBy", t))));
    }

    private void section(ListItem line, String review, SectionLink section) {
      line.add(
          new Paragraph(
              new Anchor(
                  review + "?tab=report.tab.report",
                  getTranslation("review.trace.section", section.position(), section.title()))));
      for (PassageLink passage : section.passages()) {
        line.add(
            new Paragraph(
                new Anchor(
                    "submitAssociationReport/" + passage.associationReportId(),
                    getTranslation("review.trace.passage", passage.organisation())),
                new Span(": “" + passage.text() + "”")));
      }
    }

    private static ListItem line(String label, String path, String text) {
      return new ListItem(new Anchor(path, label), new Paragraph(text));
    }
  }
}
