package vn.dondoc.reminder;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Classification;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Transparency;
import biweekly.property.Trigger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.dondoc.mail.Attachment;

/**
 * Days and sittings as iCalendar. Each has one name for ever, so that a later file changes the
 * entry of an earlier one instead of adding to it.
 */
@Component
class CalendarFile {
  /** Whoever is asked, or asks, by name and address. */
  record Party(String name, String address) {}

  /** Something that stands in a calendar. */
  sealed interface Entry permits Deadline, Sitting {
    UUID id();

    String title();

    /** What else is known of it, in lines; may be empty. */
    String words();

    /** Its page. */
    String url();

    /** Grows with everything that happens to it. */
    int sequence();

    Instant changedAt();
  }

  /** The whole day by which something is wanted. */
  record Deadline(
      UUID id,
      String title,
      String words,
      String url,
      int sequence,
      Instant changedAt,
      LocalDate day)
      implements Entry {}

  /**
   * A sitting at a place.
   *
   * @param ends null where nobody said; it then takes half a day
   */
  record Sitting(
      UUID id,
      String title,
      String words,
      String url,
      int sequence,
      Instant changedAt,
      Instant begins,
      @Nullable Instant ends,
      String place)
      implements Entry {}

  private static final Duration HALF_A_DAY = Duration.ofHours(4);

  private final String host;

  CalendarFile(@Value("${dondoc.base-url}") String baseUrl) {
    String named = URI.create(baseUrl).getHost();
    this.host = named == null ? "localhost" : named;
  }

  /** To be read and kept: a feed, or a day that comes with a letter. */
  byte[] publish(@Nullable String name, Collection<? extends Entry> entries) {
    ICalendar calendar = calendar(Method.publish());
    if (name != null) {
      calendar.setName(line(name));
      calendar.setExperimentalProperty("X-WR-CALNAME", line(name));
    }
    entries.forEach(entry -> calendar.addEvent(event(entry)));
    return bytes(calendar);
  }

  /** An invitation; a later one of the same sitting changes it. */
  byte[] request(Sitting sitting, Party from, Party to) {
    ICalendar calendar = calendar(Method.request());
    VEvent event = event(sitting);
    event.setOrganizer(new Organizer(line(from.name()), from.address()));
    Attendee attendee = new Attendee(line(to.name()), to.address());
    attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
    attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
    // Who cannot come tells the office, not a mailbox that nobody reads.
    attendee.setRsvp(false);
    event.addAttendee(attendee);
    event.setStatus(Status.confirmed());
    calendar.addEvent(event);
    return bytes(calendar);
  }

  /** A file for a letter, named in plain letters. */
  static Attachment attachment(String name, String method, byte[] content) {
    return new Attachment(name + ".ics", "text/calendar; charset=UTF-8; method=" + method, content);
  }

  private static ICalendar calendar(Method method) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Đôn Đốc//vn.dondoc//VI");
    calendar.setMethod(method);
    return calendar;
  }

  private VEvent event(Entry entry) {
    VEvent event = new VEvent();
    event.setDateTimeStamp(Date.from(entry.changedAt()));
    event.setLastModified(Date.from(entry.changedAt()));
    event.setSummary(line(entry.title()));
    if (!entry.words().isBlank()) {
      event.setDescription(Plain.lines(entry.words()));
    }
    event.setUrl(entry.url());
    event.setSequence(entry.sequence());
    switch (entry) {
      case Deadline deadline -> {
        event.setUid("deadline-" + deadline.id() + "@" + host);
        // A day without a time, as a Date at midnight of this machine's zone: that is how it is
        // written.
        event.setDateStart(day(deadline.day()), false);
        event.setDateEnd(day(deadline.day().plusDays(1)), false);
        // Nobody is busy because a deadline falls on the day.
        event.setTransparency(Transparency.transparent());
        event.setClassification(Classification.private_());
      }
      case Sitting sitting -> {
        event.setUid("conference-" + sitting.id() + "@" + host);
        event.setDateStart(Date.from(sitting.begins()), true);
        Instant ends = sitting.ends();
        event.setDateEnd(Date.from(ends == null ? sitting.begins().plus(HALF_A_DAY) : ends), true);
        event.setLocation(line(sitting.place()));
        event.addAlarm(
            VAlarm.display(
                new Trigger(
                    new biweekly.util.Duration.Builder().prior(true).hours(2).build(),
                    biweekly.parameter.Related.START),
                line(sitting.title())));
      }
    }
    return event;
  }

  private static Date day(LocalDate day) {
    return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
  }

  private static String line(String text) {
    return Plain.line(text);
  }

  private static byte[] bytes(ICalendar calendar) {
    return Biweekly.write(List.of(calendar)).go().getBytes(StandardCharsets.UTF_8);
  }

  /** The moment in the only zone that every calendar knows. */
  static Instant utc(LocalDateTime moment) {
    return moment.atZone(vn.dondoc.base.Days.ZONE).withZoneSameInstant(ZoneOffset.UTC).toInstant();
  }
}
