package vn.dondoc.discussion.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.ThemeList;
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
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.AutoSave;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.discussion.ConferenceView;
import vn.dondoc.discussion.Convening;
import vn.dondoc.discussion.Discussing;
import vn.dondoc.discussion.Discussing.RecordingSheet;
import vn.dondoc.discussion.OpinionDraft;
import vn.dondoc.discussion.OpinionView;
import vn.dondoc.discussion.OpinionView.About;
import vn.dondoc.discussion.Speaker;
import vn.dondoc.organisation.Organisations.OrganisationInfo;

/**
 * Records what is said while it is said: compact, and by keyboard alone. F2 goes to the speaker,
 * Enter to the next field, Ctrl+Enter saves and starts the next, F8 takes the same speaker, F4
 * corrects the last, Esc goes back to the text. No Ctrl+Shift, Alt+Z or bare letters: those belong
 * to the Vietnamese keyboard.
 */
@Route(value = "recordDiscussion", layout = Frame.class)
@PermitAll
class RecordDiscussionView extends Div implements HasUrlParameter<String>, HasDynamicTitle {
  private static final String COMPACT = "compact";

  private final transient Convening convening;
  private final transient Discussing discussing;
  private final transient Clock clock;
  private boolean madeCompact;

  RecordDiscussionView(Convening convening, Discussing discussing, Clock clock) {
    this.convening = convening;
    this.discussing = discussing;
    this.clock = clock;
    addClassName("record-discussion");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("step.recordDiscussion");
  }

  @Override
  protected void onAttach(AttachEvent event) {
    ThemeList themes = event.getUI().getElement().getThemeList();
    madeCompact = themes.add(COMPACT);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (madeCompact) {
      event.getUI().getElement().getThemeList().remove(COMPACT);
    }
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    show(PathId.of(id));
  }

  private void show(UUID reviewId) {
    removeAll();
    RecordingSheet sheet = discussing.recordingSheet(reviewId);
    ConferenceView conference = convening.conference(reviewId);
    PageHeader header =
        new PageHeader(getTranslation("step.recordDiscussion"))
            .back("reviews/" + reviewId, conference.title());
    add(header);
    if (conference.convenedAt() == null) {
      add(
          new EmptyState(
              getTranslation("opinion.notConvened"),
              new Anchor("convene/" + reviewId, getTranslation("step.convene"))));
    } else if (conference.discussionClosedAt() != null) {
      add(
          new EmptyState(
              getTranslation("opinion.closed"),
              new Anchor("reviews/" + reviewId, conference.title())));
      discussing.opinions(reviewId).forEach(o -> add(line(o)));
    } else {
      add(new Recorder(reviewId, conference, sheet, header));
    }
  }

  /** '12 · 14:22 · Trình Thị Luyến · mục 7 · Tăng cường phối hợp…'. */
  private Component line(OpinionView opinion, Component... buttons) {
    Span facts =
        new Span(
            "%d · %s · %s · %s"
                .formatted(
                    opinion.number(),
                    opinion.handedIn()
                        ? getTranslation("opinion.handedIn")
                        : DateFormats.time(opinion.takenAt()),
                    opinion.author(),
                    Choices.placeInShort(opinion.about())));
    facts.addClassName("opinion-facts");
    Span words = new Span(opinion.text());
    words.addClassName("opinion-words");
    Div line = new Div(facts, words);
    line.addClassName("opinion-line");
    if (buttons.length > 0) {
      Div acts = new Div(buttons);
      acts.addClassName("button-row");
      line.add(acts);
    }
    return line;
  }

  /** The form and what has been recorded with it. */
  private class Recorder extends Div {
    private final UUID reviewId;
    private final ConferenceView conference;
    private final RecordingSheet sheet;
    private final PageHeader header;
    private final ComboBox<Speaker> speaker;
    private final ComboBox<OrganisationInfo> organisation;
    private final ComboBox<About> about;
    private final TextArea text = new TextArea(getTranslation("opinion.text"));
    private final Button save = new Button();
    private final Button stopCorrecting;
    private final FieldErrors errors = new FieldErrors();
    private final Span said = new Span();
    private final Div recorded = new Div();
    private final AutoSave autoSave;
    private @Nullable OpinionView correcting;
    private @Nullable UUID lastSpeaker;
    private @Nullable UUID lastOrganisation;
    private List<OpinionView> opinions = List.of();

    Recorder(UUID reviewId, ConferenceView conference, RecordingSheet sheet, PageHeader header) {
      this.reviewId = reviewId;
      this.conference = conference;
      this.sheet = sheet;
      this.header = header;
      speaker = Choices.speaker(getTranslation("opinion.speaker"), sheet.speakers());
      organisation =
          Choices.organisation(getTranslation("opinion.organisation"), sheet.organisations());
      about = Choices.about(getTranslation("opinion.about"), sheet.places());
      speaker.addClassName("speaker");
      about.addClassName("about");
      text.setMinRows(3);
      text.setMaxRows(12);
      text.setWidthFull();
      speaker.addValueChangeListener(
          e -> {
            if (e.isFromClient() && e.getValue() != null) {
              organisation.setValue(unit(e.getValue().organisationId()));
            }
          });
      enterGoesOn(speaker, organisation);
      enterGoesOn(organisation, about);
      enterGoesOn(about, text);

      save.addThemeVariants(ButtonVariant.PRIMARY);
      save.addClickListener(e -> save());
      save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
      Button same = new Button(getTranslation("opinion.sameSpeaker"), e -> sameSpeaker());
      same.setSuffixComponent(key("F8"));
      Button last = new Button(getTranslation("opinion.correctLast"), e -> correctLast());
      last.setSuffixComponent(key("F4"));
      stopCorrecting = new Button(getTranslation("opinion.stopCorrecting"), e -> startAnew(false));
      shortcut(Key.F2, speaker::focus);
      shortcut(Key.F8, this::sameSpeaker);
      shortcut(Key.F4, this::correctLast);
      shortcut(Key.ESCAPE, text::focus);

      autoSave = new AutoSave(clock, this::keepTyped).watch(speaker, organisation, about, text);
      errors
          .at("opinion.speakerMissing", speaker)
          .at("opinion.textMissing", text)
          .at("discussion.tooLong", text);
      said.getElement().setAttribute("role", "status");
      said.addClassName("quiet");

      Div row = new Div(speaker, organisation, about);
      row.addClassName("recorder-row");
      Div buttons = new Div(save, same, last, stopCorrecting, said, autoSave);
      buttons.addClassName("button-row");
      Paragraph keys = new Paragraph(getTranslation("opinion.keys"));
      keys.addClassNames("quiet", "keyboard-only");
      recorded.addClassName("opinion-lines");
      Button close = new Button(getTranslation("opinion.close"), e -> close());
      header.actions(close);
      add(row, text, errors, buttons, keys, new H2(getTranslation("opinion.latest")), recorded);
      startAnew(false);
      // What was being typed when the connection or the browser was lost.
      discussing.typed(reviewId).filter(t -> !t.text().isBlank()).ifPresent(this::fill);
      refresh();
      speaker.focus();
    }

    private void shortcut(Key key, com.vaadin.flow.server.Command act) {
      Shortcuts.addShortcutListener(this, act, key).resetFocusOnActiveElement();
    }

    private OrganisationInfo unit(UUID id) {
      return sheet.organisations().stream()
          .filter(o -> o.id().equals(id))
          .findFirst()
          .orElseGet(organisation::getEmptyValue);
    }

    private void fill(OpinionDraft draft) {
      speaker.setValue(
          sheet.speakers().stream()
              .filter(s -> s.personId().equals(draft.speakerId()))
              .findFirst()
              .orElse(null));
      organisation.setValue(draft.organisationId() == null ? null : unit(draft.organisationId()));
      UUID place = draft.sectionId() != null ? draft.sectionId() : draft.keyTaskId();
      about.setValue(
          sheet.places().stream().filter(a -> a.id().equals(place)).findFirst().orElse(null));
      text.setValue(draft.text());
    }

    private OpinionDraft draft() {
      About place = about.getValue();
      return new OpinionDraft(
          Optional.ofNullable(speaker.getValue()).map(Speaker::personId).orElse(null),
          Optional.ofNullable(organisation.getValue()).map(OrganisationInfo::id).orElse(null),
          place == null || place.keyTask() ? null : place.id(),
          place == null || !place.keyTask() ? null : place.id(),
          text.getValue());
    }

    private void keepTyped() {
      // A correction is of a stored opinion; only new words can be lost.
      if (correcting == null) {
        discussing.keepTyped(reviewId, draft());
      }
    }

    private void save() {
      OpinionDraft draft = draft();
      OpinionView corrected = correcting;
      if (!errors.run(
          () -> {
            if (corrected == null) {
              discussing.record(reviewId, draft);
            } else {
              discussing.correct(corrected.id(), draft, corrected.version());
            }
          })) {
        return;
      }
      lastSpeaker = draft.speakerId();
      lastOrganisation = draft.organisationId();
      startAnew(true);
      refresh();
      int number = corrected != null ? corrected.number() : opinions.getLast().number();
      said.setText(getTranslation("opinion.recorded", number, DateFormats.time(clock.instant())));
      speaker.focus();
    }

    private void startAnew(boolean stored) {
      correcting = null;
      errors.clear();
      speaker.clear();
      organisation.clear();
      about.clear();
      text.clear();
      save.setText(getTranslation("opinion.saveNext"));
      save.setSuffixComponent(key("Ctrl+Enter"));
      stopCorrecting.setVisible(false);
      if (!stored) {
        said.setText("");
      }
    }

    private void sameSpeaker() {
      if (lastSpeaker == null) {
        opinions.stream()
            .filter(o -> !o.handedIn())
            .reduce((first, second) -> second)
            .ifPresent(
                o -> {
                  lastSpeaker = o.authorId();
                  lastOrganisation = o.organisationId();
                });
      }
      if (lastSpeaker != null) {
        speaker.setValue(
            sheet.speakers().stream()
                .filter(s -> s.personId().equals(lastSpeaker))
                .findFirst()
                .orElse(null));
        organisation.setValue(
            lastOrganisation != null
                ? unit(lastOrganisation)
                : speaker.getOptionalValue().map(s -> unit(s.organisationId())).orElse(null));
      }
      text.focus();
    }

    private void correctLast() {
      opinions.stream()
          .filter(o -> !o.handedIn())
          .reduce((first, second) -> second)
          .ifPresent(this::correct);
    }

    private void correct(OpinionView opinion) {
      if (correcting == null && !text.getValue().isBlank()) {
        // What is half typed is kept, and comes back when this page is opened again.
        autoSave.saveNow();
      }
      correcting = opinion;
      About place = opinion.about();
      fill(
          new OpinionDraft(
              opinion.authorId(),
              opinion.organisationId(),
              place == null || place.keyTask() ? null : place.id(),
              place == null || !place.keyTask() ? null : place.id(),
              opinion.text()));
      save.setText(getTranslation("opinion.saveCorrection"));
      save.setSuffixComponent(key("Ctrl+Enter"));
      stopCorrecting.setVisible(true);
      said.setText(getTranslation("opinion.correcting", opinion.number()));
      text.focus();
    }

    private void remove(OpinionView opinion) {
      Confirmation.askDestructive(
          getTranslation("opinion.removeAsk", opinion.number(), opinion.author()),
          getTranslation("opinion.remove"),
          () -> {
            if (errors.run(() -> discussing.remove(opinion.id()))) {
              if (correcting != null && correcting.id().equals(opinion.id())) {
                startAnew(true);
              }
              said.setText(getTranslation("opinion.removed", opinion.number()));
              refresh();
            }
          });
    }

    private void close() {
      errors.clear();
      if (correcting == null && !text.getValue().isBlank()) {
        errors.show(text, getTranslation("opinion.notSaved"));
        return;
      }
      Confirmation.ask(
          opinions.isEmpty()
              ? getTranslation("opinion.closeNone")
              : getTranslation("opinion.closeAsk", opinions.size()),
          getTranslation("opinion.close"),
          () -> {
            if (errors.run(() -> discussing.closeDiscussion(reviewId))) {
              show(reviewId);
              Frame.refresh();
            }
          });
    }

    private void refresh() {
      opinions = discussing.opinions(reviewId);
      header.meta(
          getTranslation(
              "conference.of", conference.day() == null ? "" : DateFormats.day(conference.day())),
          getTranslation("opinion.count", opinions.size()));
      recorded.removeAll();
      if (opinions.isEmpty()) {
        recorded.add(new Paragraph(getTranslation("opinion.none")));
      }
      for (OpinionView opinion : opinions.reversed()) {
        if (opinion.handedIn()) {
          recorded.add(line(opinion));
          continue;
        }
        Button correct = new Button(getTranslation("opinion.correct"), e -> correct(opinion));
        correct.setAriaLabel(getTranslation("opinion.correctNumber", opinion.number()));
        correct.addThemeVariants(ButtonVariant.TERTIARY);
        Button remove = new Button(getTranslation("opinion.remove"), e -> remove(opinion));
        remove.setAriaLabel(getTranslation("opinion.removeNumber", opinion.number()));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        recorded.add(line(opinion, correct, remove));
      }
    }
  }

  private static Span key(String name) {
    Span key = new Span(name);
    key.addClassNames("key", "keyboard-only");
    key.getElement().setAttribute("aria-hidden", "true");
    return key;
  }

  /** After the field has taken what Enter chose from its list. */
  private static void enterGoesOn(Component field, Component next) {
    Objects.requireNonNull(field)
        .getElement()
        .executeJs(
            "this.addEventListener('keydown', e => {"
                + " if (e.key === 'Enter' && !e.ctrlKey && !e.isComposing)"
                + " setTimeout(() => $0.focus(), 0); })",
            next.getElement());
  }
}
