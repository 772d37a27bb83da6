package vn.dondoc.discussion.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.ActionCard;
import vn.dondoc.base.ui.AutoSave;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageBody;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.base.ui.UploadField;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.discussion.AgendaLine;
import vn.dondoc.discussion.Attendance;
import vn.dondoc.discussion.ConferenceDetails;
import vn.dondoc.discussion.ConferenceView;
import vn.dondoc.discussion.ConferenceView.Guest;
import vn.dondoc.discussion.Convening;
import vn.dondoc.discussion.Speaker;

/** Convenes a conference; once it is convened, notes here who was there. */
@Route(value = "convene", layout = Frame.class)
@PermitAll
class ConveneView extends Div implements HasUrlParameter<String>, HasDynamicTitle {
  private final transient Convening convening;
  private final transient WorkingDays workingDays;
  private final transient Clock clock;

  ConveneView(Convening convening, WorkingDays workingDays, Clock clock) {
    this.convening = convening;
    this.workingDays = workingDays;
    this.clock = clock;
    addClassName("convene");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("step.convene");
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    show(PathId.of(id), false);
  }

  private void show(UUID reviewId, boolean justConvened) {
    removeAll();
    List<Speaker> people = convening.invitable(reviewId);
    ConferenceView conference = convening.conference(reviewId);
    if (conference.convenedAt() == null) {
      add(new Preparation(conference, people));
    } else {
      add(new Held(conference, people, justConvened));
    }
  }

  private PageHeader header(ConferenceView conference, String title) {
    return new PageHeader(title).back("reviews/" + conference.reviewId(), conference.title());
  }

  /** The form, until the conference is convened. */
  private class Preparation extends Div {
    private final UUID reviewId;
    private final List<Speaker> people;
    private final Map<UUID, Speaker> byId;
    private final DayPicker day = new DayPicker(getTranslation("conference.day"));
    private final TimePicker time = time(getTranslation("conference.time"));
    private final TextField place = new TextField(getTranslation("conference.place"));
    private final TextArea note = new TextArea(getTranslation("conference.note"));
    private final Div agenda = new Div();
    private final List<AgendaRow> rows = new ArrayList<>();
    private final MultiSelectComboBox<Speaker> invited;
    private final FieldErrors errors = new FieldErrors();
    private final FieldErrors agendaErrors = new FieldErrors();
    private final Paragraph attached = new Paragraph();
    private final AutoSave autoSave;
    private final WorkingDays.Calendar calendar;
    private ConferenceDetails.@Nullable Attachment file;
    private int version;

    Preparation(ConferenceView conference, List<Speaker> people) {
      this.reviewId = conference.reviewId();
      this.people = people;
      this.byId = people.stream().collect(Collectors.toMap(Speaker::personId, p -> p));
      this.version = conference.version();
      this.calendar = workingDays.of(conference.holderId());
      invited = Choices.people(getTranslation("conference.invited"), people);
      invited.setHelperText(getTranslation("conference.invited.help"));
      invited.setWidthFull();

      fill(conference);
      day.addValueChangeListener(e -> warn());
      warn();
      agenda.addClassName("agenda");

      autoSave =
          new AutoSave(clock, this::saveDraft)
              .watch(day, time, place, note, invited)
              .onConflict(
                  this::typed,
                  stored -> show(reviewId, false),
                  () -> version = convening.conference(reviewId).version());
      errors
          .at("conference.dayMissing", day)
          .at("conference.timeMissing", time)
          .at("conference.placeMissing", place)
          .at("discussion.tooLong", place)
          .at("conference.nobodyInvited", invited);

      Button addLine =
          new Button(
              getTranslation("conference.agenda.add"),
              VaadinIcon.PLUS.create(),
              e -> addRow(new AgendaLine(null, "", null)).text.focus());
      Button everyone =
          new Button(
              getTranslation("conference.invited.restore"),
              e -> {
                Set<Speaker> all = new LinkedHashSet<>(invited.getValue());
                people.stream().filter(Speaker::committee).forEach(all::add);
                invited.setValue(all);
                saving().changed();
              });
      UploadField upload =
          new UploadField(
                  getTranslation("conference.file"),
                  (name, bytes) -> {
                    file = new ConferenceDetails.Attachment(name, bytes);
                    // Stored at once, so that a wrong kind is refused here and now.
                    saveDraft();
                    showAttached();
                  })
              .atMost(1);
      Paragraph fileHelp = new Paragraph(getTranslation("conference.file.help"));
      fileHelp.addClassName("quiet");

      Div when = new Div(day, time);
      when.addClassName("day-and-time");
      Div form =
          new Div(
              when,
              place,
              new H2(getTranslation("conference.agenda")),
              agenda,
              agendaErrors,
              addLine,
              invited,
              everyone,
              note,
              fileHelp,
              attached,
              upload);
      form.addClassName("form-column");
      Button convene = new Button(getTranslation("conference.convene"), e -> convene());
      ActionCard card = new ActionCard().primary(convene).others(autoSave, errors);
      add(
          header(conference, getTranslation("step.convene"))
              .meta(
                  conference.plannedDay() == null
                      ? getTranslation("conference.notYetConvened")
                      : getTranslation(
                          "conference.planned",
                          DateFormats.longDay(conference.plannedDay(), getLocale()))),
          new PageBody(form, card));
    }

    private AutoSave saving() {
      return autoSave;
    }

    private void fill(ConferenceView conference) {
      day.setValue(conference.day());
      time.setValue(conference.time());
      place.setValue(Objects.requireNonNullElse(conference.place(), ""));
      note.setValue(Objects.requireNonNullElse(conference.note(), ""));
      note.setMinRows(2);
      conference.agenda().forEach(a -> addRow(new AgendaLine(a.at(), a.text(), a.presenterId())));
      if (rows.isEmpty()) {
        addRow(new AgendaLine(null, "", null));
      }
      // Nobody prepared yet: the committee and the leadership are proposed.
      boolean untouched = conference.guests().isEmpty() && conference.place() == null;
      invited.setValue(
          untouched
              ? people.stream()
                  .filter(Speaker::committee)
                  .collect(Collectors.toCollection(LinkedHashSet::new))
              : conference.guests().stream()
                  .map(g -> byId.get(g.personId()))
                  .filter(Objects::nonNull)
                  .collect(Collectors.toCollection(LinkedHashSet::new)));
      attached.setVisible(conference.file() != null);
      if (conference.file() != null) {
        attached.add(new InvitationLink(convening, reviewId, conference.file()));
      }
    }

    private void showAttached() {
      attached.removeAll();
      ConferenceView stored = convening.conference(reviewId);
      if (stored.file() != null) {
        attached.add(new InvitationLink(convening, reviewId, stored.file()));
      }
      attached.setVisible(stored.file() != null);
    }

    private AgendaRow addRow(AgendaLine line) {
      AgendaRow row = new AgendaRow(line);
      rows.add(row);
      agenda.add(row);
      return row;
    }

    /** A day that has passed or is not worked is odd, but the office knows best. */
    private void warn() {
      LocalDate chosen = day.getValue();
      String warning = "";
      if (chosen != null && chosen.isBefore(Days.today(clock))) {
        warning = getTranslation("conference.dayPassed");
      } else if (chosen != null && !calendar.isWorking(chosen)) {
        warning = getTranslation("conference.dayOff");
      }
      day.setHelperText(warning);
    }

    private ConferenceDetails details() {
      return new ConferenceDetails(
          day.getValue(),
          time.getValue(),
          place.getValue(),
          rows.stream().map(AgendaRow::line).toList(),
          people.stream().filter(invited.getValue()::contains).map(Speaker::personId).toList(),
          note.getValue(),
          file);
    }

    private void saveDraft() {
      try {
        version = convening.saveDraft(reviewId, details(), version).version();
      } finally {
        // Stored, or refused: not to be sent again.
        file = null;
      }
    }

    private String typed() {
      return place.getValue() + "\n" + note.getValue();
    }

    private void convene() {
      agendaErrors.clear();
      errors.clear();
      try {
        convening.convene(reviewId, details());
      } catch (vn.dondoc.base.DomainException e) {
        (e.key().startsWith("conference.agenda") ? agendaErrors : errors).show(e);
        if (e.key().startsWith("conference.agenda")) {
          rows.stream().filter(AgendaRow::isWithoutText).findFirst().ifPresent(r -> r.text.focus());
        }
        return;
      }
      show(reviewId, true);
      Frame.refresh();
    }

    /** One line of the agenda. */
    private class AgendaRow extends Div {
      private final TimePicker at = time(getTranslation("conference.agenda.at"));
      private final TextField text = new TextField(getTranslation("conference.agenda.text"));
      private final ComboBox<Speaker> presenter =
          Choices.speaker(getTranslation("conference.agenda.presenter"), people);

      AgendaRow(AgendaLine line) {
        addClassName("agenda-row");
        at.setValue(line.at());
        text.setValue(line.text());
        presenter.setClearButtonVisible(true);
        if (line.presenterId() != null) {
          presenter.setValue(byId.get(line.presenterId()));
        }
        Button remove = new Button(VaadinIcon.CLOSE.create());
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(getTranslation("conference.agenda.remove", text.getValue()));
        remove.addClickListener(
            e -> {
              rows.remove(this);
              agenda.remove(this);
              saving().changed();
            });
        text.addValueChangeListener(
            e -> remove.setAriaLabel(getTranslation("conference.agenda.remove", text.getValue())));
        at.addValueChangeListener(e -> typedIn(e.isFromClient()));
        text.addValueChangeListener(e -> typedIn(e.isFromClient()));
        presenter.addValueChangeListener(e -> typedIn(e.isFromClient()));
        add(at, text, presenter, remove);
      }

      private void typedIn(boolean fromClient) {
        if (fromClient) {
          saving().changed();
        }
      }

      boolean isWithoutText() {
        return text.getValue().isBlank();
      }

      AgendaLine line() {
        Speaker who = presenter.getValue();
        return new AgendaLine(at.getValue(), text.getValue(), who == null ? null : who.personId());
      }
    }
  }

  /** The convened conference, and the roll call. */
  private class Held extends Div {
    private final UUID reviewId;
    private final List<GuestRow> rows = new ArrayList<>();
    private final MultiSelectComboBox<Speaker> others;
    private final FieldErrors errors = new FieldErrors();
    private final Span counts = new Span();
    private final Span saved = new Span();

    Held(ConferenceView conference, List<Speaker> people, boolean justConvened) {
      this.reviewId = conference.reviewId();
      Set<UUID> listed =
          conference.guests().stream().map(Guest::personId).collect(Collectors.toSet());
      others =
          Choices.people(
              getTranslation("conference.attendance.others"),
              people.stream().filter(p -> !listed.contains(p.personId())).toList());
      others.setWidthFull();

      Div guests = new Div();
      guests.addClassName("guests");
      conference
          .guests()
          .forEach(
              guest -> {
                GuestRow row = new GuestRow(guest);
                rows.add(row);
                guests.add(row);
              });
      Button all =
          new Button(
              getTranslation("conference.attendance.allPresent"),
              e ->
                  rows.stream()
                      .filter(r -> r.choice.getValue() != Attendance.ABSENT)
                      .forEach(r -> r.choice.setValue(Attendance.PRESENT)));
      Button save = new Button(getTranslation("conference.attendance.save"), e -> save());
      saved.getElement().setAttribute("role", "status");
      counts.getElement().setAttribute("role", "status");
      count();

      Div main = new Div();
      main.addClassName("form-column");
      if (justConvened) {
        Paragraph done = new Paragraph(getTranslation("conference.convened"));
        done.getElement().setAttribute("role", "status");
        main.add(done);
      }
      Button correct =
          new Button(getTranslation("conference.correct"), e -> correct(conference, people));
      correct.setVisible(conference.discussionClosedAt() == null);
      main.add(
          new ConferenceSummary(conference, convening, getLocale()),
          correct,
          new H2(getTranslation("conference.attendance.title")),
          counts,
          all,
          guests,
          others);
      ActionCard card =
          new ActionCard()
              .primary(save)
              .others(
                  saved,
                  errors,
                  new Anchor(
                      "recordDiscussion/" + reviewId, getTranslation("step.recordDiscussion")));
      add(
          header(conference, getTranslation("conference.attendance"))
              .status(
                  new StatusBadge(
                      VaadinIcon.CHECK_CIRCLE, Accent.GREEN, "conference.convenedShort")),
          new PageBody(main, card));
    }

    /** The invitation is out; what changes all the same is noted here. */
    private void correct(ConferenceView conference, List<Speaker> people) {
      DayPicker day = new DayPicker(getTranslation("conference.day"));
      day.setValue(conference.day());
      TimePicker time = time(getTranslation("conference.time"));
      time.setValue(conference.time());
      TextField place = new TextField(getTranslation("conference.place"));
      place.setValue(Objects.requireNonNullElse(conference.place(), ""));
      Set<UUID> listed =
          conference.guests().stream().map(Guest::personId).collect(Collectors.toSet());
      MultiSelectComboBox<Speaker> more =
          Choices.people(
              getTranslation("conference.inviteMore"),
              people.stream().filter(p -> !listed.contains(p.personId())).toList());
      ActDialog dialog =
          new ActDialog(getTranslation("conference.correct"), day, time, place, more)
              .act(
                  getTranslation("action.save"),
                  () -> {
                    convening.saveDraft(
                        reviewId,
                        new ConferenceDetails(
                            day.getValue(),
                            time.getValue(),
                            place.getValue(),
                            List.of(),
                            more.getValue().stream().map(Speaker::personId).toList(),
                            null,
                            null),
                        conference.version());
                    ConveneView.this.show(reviewId, false);
                  });
      dialog
          .errors()
          .at("conference.dayMissing", day)
          .at("conference.timeMissing", time)
          .at("conference.placeMissing", place)
          .at("discussion.tooLong", place);
      dialog.open();
    }

    private void count() {
      Map<Attendance, Long> by =
          rows.stream().collect(Collectors.groupingBy(GuestRow::noted, Collectors.counting()));
      counts.setText(
          getTranslation(
              "conference.attendance.counts",
              by.getOrDefault(Attendance.PRESENT, 0L),
              by.getOrDefault(Attendance.ABSENT, 0L),
              by.getOrDefault(Attendance.NOT_NOTED, 0L)));
    }

    private void save() {
      errors.clear();
      saved.setText("");
      boolean reasonsGiven = true;
      Map<UUID, String> absent = new HashMap<>();
      Set<UUID> present = new LinkedHashSet<>();
      for (GuestRow row : rows) {
        if (row.choice.getValue() == Attendance.ABSENT) {
          absent.put(row.personId, row.reason.getValue());
          if (row.reason.getValue().isBlank()) {
            errors.show(row.reason, getTranslation("conference.absentReasonMissing"));
            reasonsGiven = false;
          }
        } else if (row.choice.getValue() == Attendance.PRESENT) {
          present.add(row.personId);
        }
      }
      others.getValue().forEach(o -> present.add(o.personId()));
      if (reasonsGiven && errors.run(() -> convening.recordAttendance(reviewId, absent, present))) {
        saved.setText(
            getTranslation("conference.attendance.saved", DateFormats.time(clock.instant())));
      }
    }

    private class GuestRow extends Div {
      private final UUID personId;
      private final RadioButtonGroup<Attendance> choice = new RadioButtonGroup<>();
      private final TextField reason = new TextField();

      GuestRow(Guest guest) {
        personId = guest.personId();
        addClassName("guest");
        Div who = new Div(new Span(guest.name()));
        Span forWhom =
            new Span(
                guest.organisationName()
                    + (guest.invited() ? "" : " · " + getTranslation("conference.uninvited")));
        forWhom.addClassName("quiet");
        who.add(forWhom);
        who.addClassName("guest-name");
        choice.setItems(Attendance.PRESENT, Attendance.ABSENT);
        choice.setItemLabelGenerator(a -> getTranslation("attendance." + a));
        choice.setAriaLabel(getTranslation("conference.attendance.of", guest.name()));
        reason.setPlaceholder(getTranslation("conference.attendance.reason"));
        reason.setAriaLabel(getTranslation("conference.attendance.reasonOf", guest.name()));
        if (guest.attendance() != Attendance.NOT_NOTED) {
          choice.setValue(guest.attendance());
        }
        reason.setValue(Objects.requireNonNullElse(guest.absentReason(), ""));
        reason.setVisible(guest.attendance() == Attendance.ABSENT);
        choice.addValueChangeListener(
            e -> {
              reason.setVisible(e.getValue() == Attendance.ABSENT);
              if (e.isFromClient() && reason.isVisible()) {
                reason.focus();
              }
              count();
            });
        add(who, choice, reason);
      }

      Attendance noted() {
        return Objects.requireNonNullElse(choice.getValue(), Attendance.NOT_NOTED);
      }
    }
  }

  private static TimePicker time(String label) {
    TimePicker picker = new TimePicker(label);
    picker.setLocale(Locale.of("vi", "VN"));
    picker.setStep(Duration.ofMinutes(15));
    return picker;
  }
}
