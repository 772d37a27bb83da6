package vn.dondoc.discussion.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import vn.dondoc.base.DateFormats;
import vn.dondoc.discussion.Attendance;
import vn.dondoc.discussion.ConferenceView;
import vn.dondoc.discussion.Convening;

/** When, where, in which order, and who. */
class ConferenceSummary extends Div {
  ConferenceSummary(ConferenceView conference, Convening convening, Locale locale) {
    addClassName("conference-summary");
    if (conference.convenedAt() == null) {
      add(new Paragraph(getTranslation("conference.notYetConvened")));
      if (conference.plannedDay() != null) {
        add(
            new Paragraph(
                getTranslation(
                    "conference.planned", DateFormats.longDay(conference.plannedDay(), locale))));
      }
      return;
    }
    StringBuilder when = new StringBuilder();
    if (conference.time() != null) {
      when.append(DateFormats.time(conference.time())).append(", ");
    }
    if (conference.day() != null) {
      when.append(DateFormats.longDay(conference.day(), locale));
    }
    if (conference.place() != null) {
      when.append(" · ").append(conference.place());
    }
    Paragraph first = new Paragraph(when.toString());
    first.addClassName("conference-when");
    add(first);
    Span convened =
        new Span(
            getTranslation(
                "conference.convenedBy",
                conference.convenedAt(),
                java.util.Objects.requireNonNullElse(conference.convenedBy(), "")));
    convened.addClassName("quiet");
    add(convened);
    if (conference.note() != null) {
      Paragraph note = new Paragraph(conference.note());
      note.addClassName("as-written");
      add(note);
    }
    if (conference.file() != null) {
      add(new Paragraph(new InvitationLink(convening, conference.reviewId(), conference.file())));
    }
    UnorderedList lines = new UnorderedList();
    lines.addClassName("agenda-lines");
    for (ConferenceView.AgendaEntry line : conference.agenda()) {
      String at = line.at() == null ? "" : DateFormats.time(line.at()) + " ";
      ListItem item = new ListItem(at + line.text());
      if (line.presenter() != null) {
        Span presenter = new Span(" · " + line.presenter());
        presenter.addClassName("quiet");
        item.add(presenter);
      }
      lines.add(item);
    }
    add(new Details(getTranslation("conference.agenda"), lines));

    long present = count(conference, Attendance.PRESENT);
    long absent = count(conference, Attendance.ABSENT);
    UnorderedList guests = new UnorderedList();
    for (ConferenceView.Guest guest : conference.guests()) {
      StringBuilder words = new StringBuilder(guest.name() + " (" + guest.organisationName() + ")");
      if (guest.attendance() != Attendance.NOT_NOTED) {
        words.append(" · ").append(getTranslation("attendance." + guest.attendance()));
      }
      if (guest.absentReason() != null) {
        words.append(": ").append(guest.absentReason());
      }
      guests.add(new ListItem(words.toString()));
    }
    String heading =
        present + absent == 0
            ? getTranslation("conference.invited.count", conference.guests().size())
            : getTranslation(
                "conference.attendance.counts",
                present,
                absent,
                conference.guests().size() - present - absent);
    add(new Details(getTranslation("discussion.guests") + ": " + heading, guests));
  }

  private static long count(ConferenceView conference, Attendance attendance) {
    return conference.guests().stream().filter(g -> g.attendance() == attendance).count();
  }
}
