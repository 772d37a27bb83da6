package vn.dondoc.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.Messages;
import vn.dondoc.discussion.MyConferences;
import vn.dondoc.discussion.MyConferences.Invitation;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.HeldPost;
import vn.dondoc.workflow.OpenStep;
import vn.dondoc.workflow.Seat;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;
import vn.dondoc.workflow.Steps.NamedStep;
import vn.dondoc.workflow.Steps.SeatAt;

/**
 * What stands in a person's calendar: the days by which something waits for them, also where they
 * stand in for somebody, and the conferences to which they are invited.
 */
@Component
class CalendarDays {
  private static final int MOST = 1_000;

  /** So long a conference stays in the calendar after its day. */
  private static final int DAYS_KEPT = 60;

  private final Access access;
  private final Steps steps;
  private final MyConferences conferences;
  private final Messages messages;
  private final Clock clock;
  private final String baseUrl;

  CalendarDays(
      Access access,
      Steps steps,
      MyConferences conferences,
      Messages messages,
      Clock clock,
      @Value("${dondoc.base-url}") String baseUrl) {
    this.access = access;
    this.steps = steps;
    this.conferences = conferences;
    this.messages = messages;
    this.clock = clock;
    this.baseUrl = baseUrl.endsWith("/") ? baseUrl : baseUrl + "/";
  }

  /** Those of the signed-in person. */
  @Transactional(readOnly = true)
  public List<CalendarFile.Entry> mine(Locale language) {
    List<CalendarFile.Entry> entries = new ArrayList<>();
    for (NamedStep named : steps.openFor(access.personId(), seats(), MOST)) {
      if (named.step().dueOn() != null) {
        entries.add(deadline(named, Objects.requireNonNull(named.step().dueOn()), language));
      }
    }
    for (Invitation invitation : conferences.since(Days.today(clock).minusDays(DAYS_KEPT))) {
      entries.add(conference(invitation, language));
    }
    return entries;
  }

  private CalendarFile.Deadline deadline(NamedStep named, LocalDate dueOn, Locale language) {
    OpenStep step = named.step();
    // By the name under which the assignment came by mail, so that it stands there once.
    boolean assignment = step.step() == Step.ACKNOWLEDGE || step.step() == Step.CARRY_OUT;
    UUID id = assignment ? step.subjectId() : step.id();
    String asker = named.askedBy();
    return new CalendarFile.Deadline(
        id,
        messages.get(language, "step." + step.step().id()) + ": " + step.title(),
        named.organisation()
            + (asker == null
                ? ""
                : "\n" + messages.get(language, "byMail.assignedBy") + ": " + asker),
        baseUrl + step.step().route() + "/" + step.subjectId(),
        0,
        step.openedAt(),
        dueOn);
  }

  private CalendarFile.Entry conference(Invitation invitation, Locale language) {
    String title = messages.get(language, "conference.of", invitation.title());
    String url = baseUrl + "reviews/" + invitation.reviewId();
    String place = Objects.requireNonNullElse(invitation.place(), "");
    LocalTime time = invitation.time();
    if (time == null) {
      return new CalendarFile.Deadline(
          invitation.reviewId(),
          title,
          place,
          url,
          invitation.version(),
          invitation.convenedAt(),
          invitation.day());
    }
    Instant begins = CalendarFile.utc(invitation.day().atTime(time));
    return new CalendarFile.Sitting(
        invitation.reviewId(),
        title,
        "",
        url,
        invitation.version(),
        invitation.convenedAt(),
        begins,
        null,
        place);
  }

  private List<SeatAt> seats() {
    List<SeatAt> seats = new ArrayList<>();
    for (HeldPost held : access.posts()) {
      for (Seat seat : Seat.values()) {
        SeatAt at = new SeatAt(held.organisationId(), seat);
        if (seat.posts().contains(held.post()) && !seats.contains(at)) {
          seats.add(at);
        }
      }
    }
    return seats;
  }
}
