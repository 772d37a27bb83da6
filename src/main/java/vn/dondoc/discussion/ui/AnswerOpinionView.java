package vn.dondoc.discussion.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.ActionCard;
import vn.dondoc.base.ui.AutoSave;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.discussion.Acceptance;
import vn.dondoc.discussion.AnswerDraft;
import vn.dondoc.discussion.AnswerKind;
import vn.dondoc.discussion.Answering;
import vn.dondoc.discussion.Answering.AnswerSheet;
import vn.dondoc.discussion.Answering.Change;
import vn.dondoc.discussion.OpinionView;
import vn.dondoc.discussion.OpinionView.AnswerView;

/** Answers one opinion after the other: the list beside, the next unanswered opens by itself. */
@Route(value = "answerOpinion", layout = Frame.class)
@PermitAll
class AnswerOpinionView extends Div implements HasUrlParameter<String>, HasDynamicTitle {
  private final transient Answering answering;
  private final transient Clock clock;

  AnswerOpinionView(Answering answering, Clock clock) {
    this.answering = answering;
    this.clock = clock;
    addClassName("answer-opinion");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("step.answerOpinion");
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    show(PathId.of(id), null);
  }

  private void show(UUID opinionId, @Nullable String justDone) {
    removeAll();
    AnswerSheet sheet = answering.sheet(opinionId);
    OpinionView opinion =
        sheet.opinions().stream()
            .filter(o -> o.id().equals(opinionId))
            .findFirst()
            .orElseThrow(NotFound::new);
    long answered = sheet.opinions().stream().filter(OpinionView::answered).count();
    int all = sheet.opinions().size();
    ProgressBar progress = new ProgressBar(0, all, answered);
    progress
        .getElement()
        .setAttribute("aria-label", getTranslation("answer.progress", answered, all));
    PageHeader header =
        new PageHeader(getTranslation("answer.title", answered, all))
            .back("reviews/" + sheet.reviewId(), sheet.title());
    add(header, progress);
    if (justDone != null) {
      Paragraph done = new Paragraph(justDone);
      done.getElement().setAttribute("role", "status");
      add(done);
    }
    if (answered == all) {
      add(new Paragraph(getTranslation("answer.allDone")));
    }
    Div detail = new Div(opinion.answered() ? new Given(opinion) : new Form(opinion, sheet));
    detail.addClassName("answer-detail");
    Div both = new Div(list(sheet.opinions(), opinion), detail);
    both.addClassName("answer-split");
    add(both);
  }

  private Nav list(List<OpinionView> opinions, OpinionView shown) {
    Nav list = new Nav();
    list.setAriaLabel(getTranslation("answer.list"));
    list.addClassName("answer-list");
    for (OpinionView opinion : opinions) {
      Icon sign = (opinion.answered() ? VaadinIcon.CHECK : VaadinIcon.CIRCLE_THIN).create();
      sign.getElement().setAttribute("role", "img");
      sign.getElement()
          .setAttribute(
              "aria-label", getTranslation(opinion.answered() ? "answer.answered" : "answer.open"));
      Span words = new Span(opinion.number() + ". " + opinion.text());
      words.addClassName("opinion-words");
      Anchor link = new Anchor("answerOpinion/" + opinion.id(), sign, words);
      if (opinion.id().equals(shown.id())) {
        link.getElement().setAttribute("aria-current", "true");
      }
      list.add(link);
    }
    return list;
  }

  /** An answer given: to read, and to open again as long as it is not released. */
  private class Given extends Div {
    Given(OpinionView opinion) {
      FieldErrors errors = new FieldErrors();
      Button reopen =
          new Button(
              getTranslation("answer.reopen"),
              e -> {
                if (errors.run(() -> answering.reopen(opinion.id()))) {
                  show(opinion.id(), getTranslation("answer.reopened"));
                  Frame.refresh();
                }
              });
      add(new OpinionCard(opinion), errors, reopen);
    }
  }

  private enum By {
    CHANGE,
    DIRECTIVE
  }

  /** The answer to one opinion. */
  private class Form extends Div {
    private final OpinionView opinion;
    private final RadioButtonGroup<Boolean> how = new RadioButtonGroup<>();
    private final RadioButtonGroup<By> by = new RadioButtonGroup<>();
    private final ComboBox<Change> change;
    private final Div changeRow = new Div();
    private final TextArea directive = new TextArea(getTranslation("answer.directive"));
    private final TextArea words = new TextArea();
    private final FieldErrors errors = new FieldErrors();
    private final List<Change> changes;
    private int version;

    Form(OpinionView opinion, AnswerSheet sheet) {
      this.opinion = opinion;
      this.version = opinion.version();
      this.changes = sheet.changes();
      how.setLabel(getTranslation("answer.how"));
      how.setItems(true, false);
      how.setItemLabelGenerator(
          accepted -> getTranslation(accepted ? "answer.accept" : "answer.explain"));
      by.setLabel(getTranslation("answer.accept.how"));
      by.setItems(By.values());
      by.setItemLabelGenerator(
          b -> getTranslation(b == By.CHANGE ? "answer.accept.change" : "answer.accept.directive"));
      change = Choices.choice(getTranslation("answer.change"), changes, this::label);
      Paragraph none = new Paragraph(getTranslation("answer.change.none"));
      none.setVisible(changes.isEmpty());
      change.setVisible(!changes.isEmpty());
      Anchor edit =
          new Anchor("amendReport/" + sheet.reviewId(), getTranslation("answer.change.edit"));
      Button again =
          new Button(
              getTranslation("answer.change.refresh"),
              e -> {
                saveDraft();
                show(opinion.id(), null);
              });
      Div toReport = new Div(edit, again);
      toReport.addClassName("button-row");
      changeRow.add(change, none, toReport);
      changeRow.addClassName("form-column");
      directive.setHelperText(getTranslation("answer.directive.help"));
      directive.setMinRows(2);
      words.setMinRows(4);
      words.setMaxRows(16);
      fill(opinion.answer());
      how.addValueChangeListener(e -> arrange());
      by.addValueChangeListener(e -> arrange());
      arrange();
      errors
          .at("answer.howMissing", how)
          .at("answer.acceptanceMissing", by)
          .at("answer.changeMissing", change)
          .at("answer.notAChange", change)
          .at("answer.directiveMissing", directive)
          .at("answer.reasonMissing", words)
          .at("discussion.tooLong", words);
      AutoSave autoSave =
          new AutoSave(clock, this::saveDraft)
              .watch(how, by, change, directive, words)
              .onConflict(
                  words::getValue,
                  stored -> show(opinion.id(), null),
                  () -> version = current().map(OpinionView::version).orElse(version));
      Button save = new Button(getTranslation("answer.saveNext"), e -> save());
      Div form = new Div(how, by, changeRow, directive, words, errors, autoSave);
      form.addClassName("form-column");
      add(new OpinionCard(opinion), form, new ActionCard().primary(save));
    }

    private Optional<OpinionView> current() {
      return answering.sheet(opinion.id()).opinions().stream()
          .filter(o -> o.id().equals(opinion.id()))
          .findFirst();
    }

    private String label(Change candidate) {
      return getTranslation(
          candidate.place().keyTask() ? "answer.change.keyTask" : "answer.change.section",
          candidate.place().position(),
          String.valueOf(candidate.version()),
          candidate.place().text());
    }

    private void fill(@Nullable AnswerView draft) {
      if (draft == null || draft.kind() == null) {
        return;
      }
      how.setValue(draft.kind() != AnswerKind.EXPLAINED);
      if (draft.kind() == AnswerKind.ACCEPTED_CHANGE) {
        by.setValue(By.CHANGE);
      } else if (draft.kind() == AnswerKind.ACCEPTED_DIRECTIVE) {
        by.setValue(By.DIRECTIVE);
      }
      changes.stream()
          .filter(
              c ->
                  draft.changed() != null
                      && c.place().id().equals(draft.changed().id())
                      && Integer.valueOf(c.version()).equals(draft.reportVersion()))
          .findFirst()
          .ifPresent(change::setValue);
      directive.setValue(Objects.requireNonNullElse(draft.proposedDirective(), ""));
      words.setValue(Objects.requireNonNullElse(draft.words(), ""));
    }

    private void arrange() {
      boolean accepted = Boolean.TRUE.equals(how.getValue());
      by.setVisible(accepted);
      changeRow.setVisible(accepted && by.getValue() == By.CHANGE);
      directive.setVisible(accepted && by.getValue() == By.DIRECTIVE);
      words.setVisible(how.getValue() != null);
      words.setLabel(
          getTranslation(Boolean.FALSE.equals(how.getValue()) ? "answer.reason" : "answer.words"));
    }

    private @Nullable AnswerKind kind() {
      if (how.getValue() == null) {
        return null;
      }
      if (!how.getValue()) {
        return AnswerKind.EXPLAINED;
      }
      return by.getValue() == By.DIRECTIVE
          ? AnswerKind.ACCEPTED_DIRECTIVE
          : AnswerKind.ACCEPTED_CHANGE;
    }

    private void saveDraft() {
      Change chosen = change.getValue();
      version =
          answering
              .saveDraft(
                  opinion.id(),
                  new AnswerDraft(
                      kind(),
                      words.getValue(),
                      directive.getValue(),
                      chosen == null ? null : chosen.version(),
                      chosen == null ? null : chosen.place().id()),
                  version)
              .version();
    }

    private void save() {
      errors.clear();
      if (how.getValue() == null) {
        errors.show(how, getTranslation("answer.howMissing"));
        return;
      }
      if (how.getValue() && by.getValue() == null) {
        errors.show(by, getTranslation("answer.acceptanceMissing"));
        return;
      }
      if (how.getValue() && by.getValue() == By.CHANGE && change.getValue() == null) {
        errors.show(
            changes.isEmpty() ? by : change,
            getTranslation(changes.isEmpty() ? "answer.change.none" : "answer.changeMissing"));
        return;
      }
      if (errors.run(this::give)) {
        String done = getTranslation("answer.saved", opinion.number());
        Optional<OpinionView> next = next();
        UUID shown = next.map(OpinionView::id).orElse(opinion.id());
        UI.getCurrentOrThrow().getPage().getHistory().replaceState(null, "answerOpinion/" + shown);
        show(shown, done);
        Frame.refresh();
      }
    }

    private void give() {
      if (!how.getValue()) {
        answering.explain(opinion.id(), words.getValue());
      } else if (by.getValue() == By.DIRECTIVE) {
        answering.accept(
            opinion.id(), new Acceptance.ProposedDirective(directive.getValue()), words.getValue());
      } else {
        Change chosen = change.getValue();
        answering.accept(
            opinion.id(),
            new Acceptance.ReportChange(chosen.version(), chosen.place().id()),
            words.getValue());
      }
    }

    /** The next one without an answer, then those before. */
    private Optional<OpinionView> next() {
      List<OpinionView> all = answering.sheet(opinion.id()).opinions();
      return Stream.concat(
              all.stream().filter(o -> o.number() > opinion.number()),
              all.stream().filter(o -> o.number() < opinion.number()))
          .filter(o -> !o.answered())
          .findFirst();
    }
  }
}
