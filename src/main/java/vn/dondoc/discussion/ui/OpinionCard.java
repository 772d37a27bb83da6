package vn.dondoc.discussion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.discussion.AnswerKind;
import vn.dondoc.discussion.OpinionView;
import vn.dondoc.discussion.OpinionView.AnswerView;

/** An opinion with its answer, as far as the person may see that, and what came of it. */
class OpinionCard extends Article {
  private final UUID id;
  private final int number;

  OpinionCard(OpinionView opinion) {
    this.id = opinion.id();
    this.number = opinion.number();
    addClassName("opinion-card");
    setId("opinion-" + opinion.id());
    Span heads = new Span(getTranslation("opinion.number", opinion.number()));
    heads.addClassName("opinion-number");
    Span who =
        new Span(
            opinion.author()
                + (opinion.organisation().isEmpty() ? "" : ", " + opinion.organisation()));
    Div heading = new Div(heads, who);
    heading.addClassName("opinion-heading");
    Paragraph about = new Paragraph(Choices.place(opinion.about()));
    about.addClassName("quiet");
    Paragraph words = new Paragraph(opinion.text());
    words.addClassName("as-written");
    Span taken =
        new Span(
            opinion.handedIn()
                ? getTranslation("opinion.handedInAt", opinion.takenAt())
                : getTranslation("opinion.recordedAt", opinion.takenAt(), opinion.takenBy()));
    taken.addClassName("quiet");
    add(heading, about, words, taken);
    if (opinion.answered() && opinion.answer() != null) {
      add(answer(opinion.answer()));
    }
  }

  /** The answer: what became of the opinion, where, and in which words. */
  static Component answer(AnswerView answer) {
    AnswerKind kind = answer.kind() == null ? AnswerKind.UNANSWERED : answer.kind();
    Div shown = new Div(badge(kind));
    shown.addClassName("answer");
    if (kind == AnswerKind.ACCEPTED_CHANGE && answer.changed() != null) {
      shown.add(
          new Paragraph(
              shown.getTranslation(
                  answer.changed().keyTask() ? "answer.changedKeyTask" : "answer.changedSection",
                  answer.changed().position(),
                  text(answer.reportVersion()))));
    }
    if (kind == AnswerKind.ACCEPTED_DIRECTIVE && answer.proposedDirective() != null) {
      shown.add(written(shown.getTranslation("answer.proposed", answer.proposedDirective())));
    }
    if (answer.words() != null) {
      shown.add(written(answer.words()));
    }
    if (answer.answeredAt() != null && answer.answeredBy() != null) {
      Span by =
          new Span(
              shown.getTranslation(
                  "answer.by", answer.answeredBy(), DateFormats.dayTime(answer.answeredAt())));
      by.addClassName("quiet");
      shown.add(by);
    }
    return shown;
  }

  static StatusBadge badge(AnswerKind kind) {
    String key = "answer.kind." + kind;
    return switch (kind) {
      case UNANSWERED -> new StatusBadge(VaadinIcon.CIRCLE_THIN, Accent.NEUTRAL, key);
      case ACCEPTED_CHANGE, ACCEPTED_DIRECTIVE ->
          new StatusBadge(VaadinIcon.CHECK_CIRCLE, Accent.GREEN, key);
      case EXPLAINED -> new StatusBadge(VaadinIcon.COMMENT_ELLIPSIS, Accent.BLUE, key);
    };
  }

  /** The answer is still to come. */
  void waits() {
    Span toCome = new Span(new StatusBadge(VaadinIcon.HOURGLASS, Accent.PURPLE, "answer.toCome"));
    add(toCome);
  }

  /** To the page that walks on from here: the directives it led to, and how they stand. */
  void linkToWhatBecameOfIt() {
    Anchor link = new Anchor("opinions/" + id, getTranslation("discussion.becameOf"));
    link.setAriaLabel(getTranslation("discussion.becameOfNumber", number));
    link.addClassName("became-of");
    add(link);
  }

  void acts(Component... buttons) {
    Div row = new Div(buttons);
    row.addClassName("button-row");
    add(row);
  }

  private static Paragraph written(String text) {
    Paragraph paragraph = new Paragraph(text);
    paragraph.addClassName("as-written");
    return paragraph;
  }

  private static String text(@Nullable Integer number) {
    return number == null ? "" : number.toString();
  }
}
