package vn.dondoc.discussion;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;

/**
 * The sitting at which the report of a review is discussed: prepared, then convened, then its
 * discussion closed, then its answers released.
 */
@Entity
class Conference {
  @Id UUID reviewId;
  UUID holderId;
  String title;

  /** The day told when the review was opened. */
  @Nullable LocalDate plannedDay;

  @Nullable LocalDate day;
  @Nullable LocalTime time;
  @Nullable String place;
  @Nullable String note;
  @Nullable UUID fileId;

  @ElementCollection
  @CollectionTable(name = "agenda_line", joinColumns = @JoinColumn(name = "review_id"))
  @OrderColumn(name = "position")
  List<AgendaLine> agenda = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "attendee", joinColumns = @JoinColumn(name = "review_id"))
  @OrderColumn(name = "position")
  List<Attendee> attendees = new ArrayList<>();

  @Nullable Instant convenedAt;
  @Nullable UUID convenedBy;

  @Enumerated(EnumType.STRING)
  @Nullable Post convenedIn;

  @Nullable Instant discussionClosedAt;
  @Nullable UUID discussionClosedBy;
  @Nullable Instant answersReleasedAt;
  @Version int version;

  protected Conference() {}

  Conference(UUID reviewId, UUID holderId, String title, @Nullable LocalDate plannedDay) {
    this.reviewId = reviewId;
    this.holderId = holderId;
    this.title = title;
    this.plannedDay = plannedDay;
    this.day = plannedDay;
  }

  /** Notes what is known so far; nothing need be complete until it is convened. */
  void prepare(ConferenceDetails details, Collection<Speaker> invited) {
    if (convenedAt != null) {
      correct(details, invited);
      return;
    }
    day = details.day();
    time = details.time();
    place = details.place();
    note = details.note();
    // Only what differs is written, so that saving the same again is no new version.
    if (!agenda.equals(details.agenda())) {
      agenda.clear();
      agenda.addAll(details.agenda());
    }
    List<Attendee> wanted = invited.stream().map(Attendee::invited).toList();
    if (!attendees.equals(wanted)) {
      attendees.clear();
      attendees.addAll(wanted);
    }
  }

  /**
   * What was told in the invitation has changed: when and where, and who is invited besides. Who
   * was invited stays so; the agenda stays as it was sent.
   */
  private void correct(ConferenceDetails details, Collection<Speaker> invited) {
    if (discussionClosedAt != null) {
      throw new DomainException("conference.alreadyConvened");
    }
    if (details.day() == null) {
      throw new DomainException("conference.dayMissing");
    }
    if (details.time() == null) {
      throw new DomainException("conference.timeMissing");
    }
    place = Words.required(details.place(), Words.LINE, "conference.placeMissing");
    day = details.day();
    time = details.time();
    invited.stream()
        .filter(s -> attendees.stream().noneMatch(a -> a.personId().equals(s.personId())))
        .map(Attendee::invited)
        .toList()
        .forEach(attendees::add);
  }

  /** From now on those invited can hand in opinions. */
  void convene(Actor actor, Instant now) {
    if (day == null) {
      throw new DomainException("conference.dayMissing");
    }
    if (time == null) {
      throw new DomainException("conference.timeMissing");
    }
    place = Words.required(place, Words.LINE, "conference.placeMissing");
    note = Words.optional(note, Words.TEXT);
    List<AgendaLine> inOrder = new ArrayList<>();
    for (AgendaLine line : agenda) {
      if (line.text().isBlank() && line.at() == null && line.presenterId() == null) {
        continue;
      }
      inOrder.add(
          new AgendaLine(
              line.at(),
              Words.required(line.text(), Words.LINE, "conference.agendaTextMissing"),
              line.presenterId()));
    }
    if (inOrder.isEmpty()) {
      throw new DomainException("conference.agendaMissing");
    }
    LocalTime last = LocalTime.MIN;
    for (AgendaLine line : inOrder) {
      if (line.at() != null) {
        if (line.at().isBefore(last)) {
          throw new DomainException("conference.agendaOutOfOrder", line.at(), line.text());
        }
        last = line.at();
      }
    }
    agenda.clear();
    agenda.addAll(inOrder);
    if (attendees.isEmpty()) {
      throw new DomainException("conference.nobodyInvited");
    }
    convenedAt = now;
    convenedBy = actor.personId();
    convenedIn = actor.post();
  }

  /**
   * Notes who was there. Whoever is named neither way stays as noted before.
   *
   * @param others those present who were not invited
   */
  void note(Set<UUID> present, Map<UUID, String> absentReasons, Collection<Speaker> others) {
    if (convenedAt == null) {
      throw new DomainException("conference.notConvened");
    }
    if (present.stream().anyMatch(absentReasons::containsKey)) {
      throw new DomainException("conference.presentAndAbsent");
    }
    Set<UUID> unknown = new HashSet<>(absentReasons.keySet());
    for (int i = 0; i < attendees.size(); i++) {
      Attendee attendee = attendees.get(i);
      unknown.remove(attendee.personId());
      if (present.contains(attendee.personId())) {
        attendees.set(i, attendee.noted(Attendance.PRESENT, null));
      } else if (absentReasons.containsKey(attendee.personId())) {
        String reason =
            Words.required(
                absentReasons.get(attendee.personId()),
                Words.LINE,
                "conference.absentReasonMissing");
        attendees.set(i, attendee.noted(Attendance.ABSENT, reason));
      }
    }
    if (!unknown.isEmpty()) {
      throw new NotFound();
    }
    others.forEach(speaker -> attendees.add(Attendee.uninvited(speaker)));
  }

  boolean invites(UUID personId) {
    return convenedAt != null && attendees.stream().anyMatch(a -> a.personId().equals(personId));
  }

  /** Opinions are taken from the invitation on, until the discussion is closed. */
  boolean takesOpinions() {
    return convenedAt != null && discussionClosedAt == null;
  }

  void mustTakeOpinions() {
    if (convenedAt == null) {
      throw new DomainException("opinion.notConvened");
    }
    if (discussionClosedAt != null) {
      throw new DomainException("opinion.discussionClosed");
    }
  }

  void closeDiscussion(Actor actor, Instant now) {
    mustTakeOpinions();
    discussionClosedAt = now;
    discussionClosedBy = actor.personId();
  }

  /** From now on each author sees the answer to what they said. */
  void releaseAnswers(Instant now) {
    if (answersReleasedAt == null) {
      answersReleasedAt = now;
    }
  }

  void mustNotBeReleased() {
    if (answersReleasedAt != null) {
      throw new DomainException("answer.released");
    }
  }
}
