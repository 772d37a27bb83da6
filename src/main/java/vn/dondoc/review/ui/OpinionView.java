package vn.dondoc.review.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.discussion.OpinionReading.OpinionInfo;
import vn.dondoc.followup.FollowUpInfo;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.review.OpinionNews;
import vn.dondoc.review.Trace;
import vn.dondoc.review.Trace.Forward;
import vn.dondoc.review.Trace.Outcome;

/** An opinion and what became of it: the answer, the directives it led to, their follow-ups. */
@Route(value = "opinions/:id", layout = Frame.class)
@PermitAll
class OpinionView extends Div implements HasDynamicTitle, BeforeEnterObserver {
  private final Trace trace;
  private final OpinionNews news;
  private final Organisations organisations;
  private int number;

  OpinionView(Trace trace, OpinionNews news, Organisations organisations) {
    this.trace = trace;
    this.news = news;
    this.organisations = organisations;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id;
    try {
      id = UUID.fromString(event.getRouteParameters().get("id").orElseThrow(NotFound::new));
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
    Forward forward = trace.forward(id);
    news.seen(id);
    removeAll();
    OpinionInfo opinion = forward.opinion();
    number = opinion.number();
    add(
        new PageHeader(getPageTitle())
            .back(
                "reviews/" + opinion.reviewId() + "?tab=discussion.tab",
                getTranslation("review.trace.review"))
            .meta(
                organisations.person(opinion.authorId()).name(),
                organisations.get(opinion.organisationId()).name()));
    Paragraph words = new Paragraph(opinion.text());
    words.addClassName("quote");
    add(words, new H2(getTranslation("review.opinion.answer")), answer(forward));
    if (!forward.outcomes().isEmpty()) {
      add(new H2(getTranslation("review.opinion.became")));
      forward.outcomes().forEach(o -> add(outcome(o, opinion.reviewId())));
    }
  }

  private Div answer(Forward forward) {
    Div answer = new Div();
    OpinionInfo opinion = forward.opinion();
    answer.add(new Paragraph(getTranslation("review.opinion.kind." + opinion.answerKind().name())));
    String words = opinion.answerWords();
    if (words != null) {
      answer.add(new Paragraph(words));
    }
    String changed = forward.changedPart();
    Integer version = opinion.reportVersion();
    if (changed != null && version != null) {
      answer.add(new Paragraph(getTranslation("review.opinion.changed", version, changed)));
    }
    return answer;
  }

  private Div outcome(Outcome outcome, UUID reviewId) {
    Div block = new Div();
    block.add(
        new Paragraph(
            new Anchor(
                "notices/" + reviewId,
                getTranslation("review.trace.directive", outcome.directive().number())),
            new Span(": " + outcome.directive().text())));
    UnorderedList list = new UnorderedList();
    for (FollowUpInfo followUp : outcome.followUps()) {
      var due = followUp.dueOn();
      list.add(
          new ListItem(
              new Anchor(
                  "follow-ups/" + followUp.id(), organisations.get(followUp.leadId()).name()),
              new Span(
                  " · "
                      + getTranslation("lifecycle." + followUp.lifecycle().name())
                      + " · "
                      + (due == null
                          ? getTranslation("review.noDeadline")
                          : DateFormats.day(due)))));
    }
    block.add(list);
    return block;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("review.opinion.title", number);
  }
}
