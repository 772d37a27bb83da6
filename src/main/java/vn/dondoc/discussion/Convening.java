package vn.dondoc.discussion;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.Files;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Organisations.PersonInfo;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/** Prepares and convenes a conference, and notes afterwards who was there: the office's work. */
@Service
@Transactional
public class Convening {
  private final Conferences conferences;
  private final Opinions opinions;
  private final Speakers speakers;
  private final Organisations organisations;
  private final Files files;
  private final Steps steps;
  private final Access access;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Convening(
      Conferences conferences,
      Opinions opinions,
      Speakers speakers,
      Organisations organisations,
      Files files,
      Steps steps,
      Access access,
      ApplicationEventPublisher events,
      Clock clock) {
    this.conferences = conferences;
    this.opinions = opinions;
    this.speakers = speakers;
    this.organisations = organisations;
    this.files = files;
    this.steps = steps;
    this.access = access;
    this.events = events;
    this.clock = clock;
  }

  /** A draft has been stored. */
  public record SavedDraft(int version, Instant savedAt) {}

  /** The invitation, as a file to read. */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
  public record Download(FileInfo info, byte[] content) {}

  /**
   * The conference: for those who read all of the union's reviews, and for those invited to it.
   * What is prepared only is for the office to see.
   */
  @Transactional(readOnly = true)
  public ConferenceView conference(UUID reviewId) {
    Conference conference = readable(reviewId);
    boolean details =
        conference.convenedAt != null || access.may(Right.CONVENE, conference.holderId);
    return view(conference, details);
  }

  /** A conference that was convened; nothing when the person may not see it, or it was not. */
  @Transactional(readOnly = true)
  public Optional<ConferenceView> find(UUID reviewId) {
    return conferences
        .findById(reviewId)
        .filter(conference -> conference.convenedAt != null && isReadable(conference))
        .map(conference -> view(conference, true));
  }

  /** The letter of invitation, for those who may see the conference. */
  @Transactional(readOnly = true)
  public Download invitation(UUID reviewId) {
    Conference conference = readable(reviewId);
    boolean mine = conference.convenedAt != null || access.may(Right.CONVENE, conference.holderId);
    if (conference.fileId == null || !mine) {
      throw new NotFound();
    }
    return new Download(
        files.info(List.of(conference.fileId)).getFirst(), files.content(conference.fileId));
  }

  /**
   * Who can be invited; the committee and the leadership are, unless the office leaves them out.
   */
  @Transactional(readOnly = true)
  public List<Speaker> invitable(UUID reviewId) {
    UUID holderId = holderOf(reviewId);
    access.require(Right.CONVENE, holderId);
    return List.copyOf(speakers.of(holderId).values());
  }

  /**
   * Keeps what is prepared so far; once convened, until the discussion is closed, corrects when and
   * where it is, and invites others besides.
   *
   * @throws EditConflict when someone else has prepared it since this version
   */
  public SavedDraft saveDraft(UUID reviewId, ConferenceDetails details, int expectedVersion) {
    Actor actor = access.require(Right.CONVENE, holderOf(reviewId));
    Conference conference = locked(reviewId);
    if (conference.version != expectedVersion) {
      throw new EditConflict(summary(conference));
    }
    Set<UUID> before = invited(conference);
    List<@Nullable Object> wasWhenAndWhere = whenAndWhere(conference);
    prepare(conference, details);
    conferences.flush();
    if (conference.convenedAt != null) {
      boolean moved = !wasWhenAndWhere.equals(whenAndWhere(conference));
      tellOfCorrection(conference, before, moved, actor.personId());
    }
    return new SavedDraft(conference.version, clock.instant());
  }

  /** Convenes: from now on opinions can be handed in, and the office waits for the discussion. */
  public void convene(UUID reviewId, ConferenceDetails details) {
    Actor actor = access.require(Right.CONVENE, holderOf(reviewId));
    steps.claim(Step.CONVENE, reviewId);
    Conference conference = locked(reviewId);
    prepare(conference, details);
    conference.convene(actor, clock.instant());
    conferences.flush();
    events.publishEvent(
        new ConferenceConvened(
            reviewId, conference.holderId, actor.personId(), invited(conference), false));
    steps.complete(Step.CONVENE, reviewId, Outcome.DONE, actor);
  }

  /**
   * Notes who was there and who was not, with the reason.
   *
   * @param present also people who were not invited
   */
  public void recordAttendance(UUID reviewId, Map<UUID, String> absentReasons, Set<UUID> present) {
    UUID holderId = holderOf(reviewId);
    access.require(Right.CONVENE, holderId);
    Conference conference = locked(reviewId);
    Set<UUID> uninvited = new HashSet<>(present);
    conference.attendees.forEach(a -> uninvited.remove(a.personId()));
    conference.note(present, absentReasons, known(holderId, uninvited));
  }

  private void prepare(Conference conference, ConferenceDetails details) {
    List<UUID> invited = details.invited().stream().distinct().toList();
    Map<UUID, Speaker> known = speakers.of(conference.holderId);
    details.agenda().stream()
        .map(AgendaLine::presenterId)
        .filter(Objects::nonNull)
        .filter(id -> !known.containsKey(id))
        .findAny()
        .ifPresent(
            id -> {
              throw new NotFound();
            });
    conference.prepare(details, known(known, invited));
    if (details.file() != null) {
      conference.fileId = files.store(details.file().name(), details.file().content());
    }
  }

  private List<Speaker> known(UUID holderId, Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : known(speakers.of(holderId), ids);
  }

  private static List<Speaker> known(Map<UUID, Speaker> all, Collection<UUID> ids) {
    return ids.stream()
        .map(id -> Optional.ofNullable(all.get(id)).orElseThrow(NotFound::new))
        .toList();
  }

  private UUID holderOf(UUID reviewId) {
    return conferences.holderOf(reviewId).orElseThrow(NotFound::new);
  }

  private Conference locked(UUID reviewId) {
    return conferences.lock(reviewId).orElseThrow(NotFound::new);
  }

  private Conference readable(UUID reviewId) {
    return conferences.findById(reviewId).filter(this::isReadable).orElseThrow(NotFound::new);
  }

  private boolean isReadable(Conference conference) {
    return access.may(Right.READ_ALL, conference.holderId) || conference.invites(access.personId());
  }

  private static Set<UUID> invited(Conference conference) {
    return conference.attendees.stream()
        .filter(Attendee::invited)
        .map(Attendee::personId)
        .collect(Collectors.toSet());
  }

  private static List<@Nullable Object> whenAndWhere(Conference conference) {
    return Arrays.asList(conference.day, conference.time, conference.place);
  }

  /** Tells those invited before what is different now, and those invited besides of all of it. */
  private void tellOfCorrection(
      Conference conference, Set<UUID> before, boolean moved, UUID byPersonId) {
    Set<UUID> besides = invited(conference);
    besides.removeAll(before);
    if (moved) {
      events.publishEvent(
          new ConferenceConvened(
              conference.reviewId, conference.holderId, byPersonId, before, true));
    }
    if (!besides.isEmpty()) {
      events.publishEvent(
          new ConferenceConvened(
              conference.reviewId, conference.holderId, byPersonId, besides, false));
    }
  }

  private static String summary(Conference conference) {
    StringBuilder words = new StringBuilder();
    Stream.of(conference.day, conference.time, conference.place, conference.note)
        .filter(Objects::nonNull)
        .forEach(part -> words.append(part).append('\n'));
    conference.agenda.forEach(
        line ->
            words
                .append(line.at() == null ? "" : line.at() + " ")
                .append(line.text())
                .append('\n'));
    return words.toString().strip();
  }

  private ConferenceView view(Conference conference, boolean details) {
    List<UUID> people = new ArrayList<>();
    List<UUID> units = new ArrayList<>();
    conference.attendees.forEach(
        a -> {
          people.add(a.personId());
          units.add(a.organisationId());
        });
    conference.agenda.stream()
        .map(AgendaLine::presenterId)
        .filter(Objects::nonNull)
        .forEach(people::add);
    if (conference.convenedBy != null) {
      people.add(conference.convenedBy);
    }
    Map<UUID, PersonInfo> names = organisations.people(people);
    Map<UUID, OrganisationInfo> organisation = organisations.get(units);
    return new ConferenceView(
        conference.reviewId,
        conference.holderId,
        conference.title,
        conference.plannedDay,
        details ? conference.day : conference.plannedDay,
        details ? conference.time : null,
        details ? conference.place : null,
        details
            ? conference.agenda.stream()
                .map(
                    line ->
                        new ConferenceView.AgendaEntry(
                            line.at(),
                            line.text(),
                            line.presenterId(),
                            name(names, line.presenterId())))
                .toList()
            : List.of(),
        details
            ? conference.attendees.stream()
                .map(
                    a ->
                        new ConferenceView.Guest(
                            a.personId(),
                            Objects.requireNonNullElse(name(names, a.personId()), ""),
                            a.organisationId(),
                            Optional.ofNullable(organisation.get(a.organisationId()))
                                .map(OrganisationInfo::label)
                                .orElse(""),
                            a.invited(),
                            a.attendance(),
                            a.absentReason()))
                .toList()
            : List.of(),
        details ? conference.note : null,
        !details || conference.fileId == null
            ? null
            : files.info(List.of(conference.fileId)).getFirst(),
        conference.convenedAt,
        name(names, conference.convenedBy),
        conference.discussionClosedAt,
        conference.answersReleasedAt,
        opinions.countByReviewId(conference.reviewId),
        conference.version);
  }

  private static @Nullable String name(Map<UUID, PersonInfo> names, @Nullable UUID id) {
    PersonInfo person = id == null ? null : names.get(id);
    return person == null ? null : person.name();
  }
}
