package vn.dondoc.discussion.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.ActionCard;
import vn.dondoc.base.ui.AutoSave;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageBody;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.discussion.ConferenceView;
import vn.dondoc.discussion.Convening;
import vn.dondoc.discussion.Discussing;
import vn.dondoc.discussion.Discussing.HandInSheet;
import vn.dondoc.discussion.OpinionDraft;
import vn.dondoc.discussion.OpinionView;
import vn.dondoc.discussion.OpinionView.About;
import vn.dondoc.organisation.Organisations.OrganisationInfo;

/** A member hands in an opinion: about what, for whom, and the words. */
@Route(value = "handInOpinion", layout = Frame.class)
@PermitAll
class HandInOpinionView extends Div implements HasUrlParameter<String>, HasDynamicTitle {
  private final transient Convening convening;
  private final transient Discussing discussing;
  private final transient Clock clock;

  HandInOpinionView(Convening convening, Discussing discussing, Clock clock) {
    this.convening = convening;
    this.discussing = discussing;
    this.clock = clock;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("opinion.handIn.title");
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    show(PathId.of(id));
  }

  private void show(UUID reviewId) {
    removeAll();
    HandInSheet sheet = discussing.handInSheet(reviewId);
    ConferenceView conference = convening.conference(reviewId);
    PageHeader header =
        new PageHeader(getTranslation("opinion.handIn.title"))
            .back("reviews/" + reviewId, conference.title());
    add(header);
    if (!conference.takesOpinions()) {
      add(
          new EmptyState(
              getTranslation(
                  conference.convenedAt() == null
                      ? "opinion.notConvened"
                      : "opinion.discussionClosed"),
              new Anchor("reviews/" + reviewId, conference.title())));
      return;
    }
    header.meta(
        getTranslation(
            "conference.of", conference.day() == null ? "" : DateFormats.day(conference.day())),
        getTranslation("opinion.handIn.until"));
    add(new Form(reviewId, sheet));
  }

  private class Form extends Div {
    private final UUID reviewId;
    private final HandInSheet sheet;
    private final ComboBox<OrganisationInfo> organisation;
    private final ComboBox<About> about;
    private final TextArea text = new TextArea(getTranslation("opinion.text"));
    private final Button send = new Button(getTranslation("opinion.handIn"));
    private final FieldErrors errors = new FieldErrors();
    private final Paragraph said = new Paragraph();
    private final Div mine = new Div();
    private @Nullable OpinionView correcting;

    Form(UUID reviewId, HandInSheet sheet) {
      this.reviewId = reviewId;
      this.sheet = sheet;
      organisation =
          Choices.organisation(getTranslation("opinion.handIn.for"), sheet.organisations());
      organisation.setVisible(sheet.organisations().size() > 1);
      about = Choices.about(getTranslation("opinion.about"), sheet.places());
      text.setMinRows(6);
      text.setMaxRows(20);
      errors.at("opinion.textMissing", text).at("discussion.tooLong", text);
      said.getElement().setAttribute("role", "status");
      AutoSave autoSave =
          new AutoSave(
                  clock,
                  () -> {
                    if (correcting == null) {
                      discussing.keepTyped(reviewId, draft());
                    }
                  })
              .watch(organisation, about, text);
      send.addClickListener(e -> send());
      Div form = new Div(about, organisation, text, errors, said, autoSave, mine);
      form.addClassName("form-column");
      add(new PageBody(form, new ActionCard().primary(send)));
      startAnew();
      discussing.typed(reviewId).filter(t -> !t.text().isBlank()).ifPresent(this::fill);
      list();
    }

    private OpinionDraft draft() {
      About place = about.getValue();
      return new OpinionDraft(
          null,
          Optional.ofNullable(organisation.getValue()).map(OrganisationInfo::id).orElse(null),
          place == null || place.keyTask() ? null : place.id(),
          place == null || !place.keyTask() ? null : place.id(),
          text.getValue());
    }

    private void fill(OpinionDraft draft) {
      sheet.organisations().stream()
          .filter(o -> o.id().equals(draft.organisationId()))
          .findFirst()
          .ifPresent(organisation::setValue);
      UUID place = draft.sectionId() != null ? draft.sectionId() : draft.keyTaskId();
      about.setValue(
          sheet.places().stream().filter(a -> a.id().equals(place)).findFirst().orElse(null));
      text.setValue(draft.text());
    }

    private void startAnew() {
      correcting = null;
      organisation.setValue(sheet.organisations().getFirst());
      about.clear();
      text.clear();
      send.setText(getTranslation("opinion.handIn"));
    }

    private void send() {
      OpinionDraft draft = draft();
      OpinionView corrected = correcting;
      said.setText("");
      if (!errors.run(
          () -> {
            if (corrected == null) {
              discussing.handIn(reviewId, draft);
            } else {
              discussing.correct(corrected.id(), draft, corrected.version());
            }
          })) {
        return;
      }
      startAnew();
      list();
      int number =
          corrected != null
              ? corrected.number()
              : discussing.opinions(reviewId).stream()
                  .filter(OpinionView::mine)
                  .mapToInt(OpinionView::number)
                  .max()
                  .orElse(0);
      said.setText(getTranslation("opinion.handIn.done", number));
    }

    private void list() {
      mine.removeAll();
      var own = discussing.opinions(reviewId).stream().filter(OpinionView::mine).toList();
      if (own.isEmpty()) {
        return;
      }
      mine.add(new H2(getTranslation("opinion.handIn.mine")));
      for (OpinionView opinion : own) {
        OpinionCard card = new OpinionCard(opinion);
        if (opinion.handedIn()) {
          Button correct =
              new Button(
                  getTranslation("opinion.correct"),
                  e -> {
                    correcting = opinion;
                    About place = opinion.about();
                    fill(
                        new OpinionDraft(
                            null,
                            opinion.organisationId(),
                            place == null || place.keyTask() ? null : place.id(),
                            place == null || !place.keyTask() ? null : place.id(),
                            opinion.text()));
                    send.setText(getTranslation("opinion.saveCorrection"));
                    text.focus();
                  });
          correct.setAriaLabel(getTranslation("opinion.correctNumber", opinion.number()));
          Button remove =
              new Button(
                  getTranslation("opinion.remove"),
                  e ->
                      Confirmation.askDestructive(
                          getTranslation("opinion.removeAsk", opinion.number(), opinion.author()),
                          getTranslation("opinion.remove"),
                          () -> {
                            if (errors.run(() -> discussing.remove(opinion.id()))) {
                              startAnew();
                              list();
                            }
                          }));
          remove.setAriaLabel(getTranslation("opinion.removeNumber", opinion.number()));
          remove.addThemeVariants(ButtonVariant.TERTIARY);
          card.acts(correct, remove);
        }
        mine.add(card);
      }
    }
  }
}
