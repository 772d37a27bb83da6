package vn.dondoc.discussion;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.discussion.OpinionView.About;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.HeldPost;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/**
 * Takes opinions: the office records what is said, members hand in what they think. Both end when
 * the office closes the discussion.
 */
@Service
@Transactional
public class Discussing {
  private final Conferences conferences;
  private final Opinions opinions;
  private final OpinionViews views;
  private final Speakers speakers;
  private final ReportPlaces places;
  private final TypedOpinions typed;
  private final Organisations organisations;
  private final Steps steps;
  private final Access access;
  private final Clock clock;

  Discussing(
      Conferences conferences,
      Opinions opinions,
      OpinionViews views,
      Speakers speakers,
      ReportPlaces places,
      TypedOpinions typed,
      Organisations organisations,
      Steps steps,
      Access access,
      Clock clock) {
    this.conferences = conferences;
    this.opinions = opinions;
    this.views = views;
    this.speakers = speakers;
    this.places = places;
    this.typed = typed;
    this.organisations = organisations;
    this.steps = steps;
    this.access = access;
    this.clock = clock;
  }

  /**
   * What is needed to record opinions, fetched once.
   *
   * @param speakers those invited first
   * @param places the sections and key tasks that an opinion can be about
   */
  public record RecordingSheet(
      List<Speaker> speakers, List<OrganisationInfo> organisations, List<About> places) {}

  /**
   * What a member needs to hand an opinion in.
   *
   * @param organisations those for which the member can speak, the likeliest first
   */
  public record HandInSheet(List<OrganisationInfo> organisations, List<About> places) {}

  @Transactional(readOnly = true)
  public RecordingSheet recordingSheet(UUID reviewId) {
    Conference conference = conferences.findById(reviewId).orElseThrow(NotFound::new);
    access.require(Right.RECORD_DISCUSSION, conference.holderId);
    Set<UUID> invited = new HashSet<>();
    conference.attendees.forEach(a -> invited.add(a.personId()));
    return new RecordingSheet(
        speakers.of(conference.holderId).values().stream()
            .sorted(java.util.Comparator.comparing(s -> !invited.contains(s.personId())))
            .toList(),
        organisations.units(conference.holderId),
        places.open(reviewId));
  }

  @Transactional(readOnly = true)
  public HandInSheet handInSheet(UUID reviewId) {
    UUID holderId = holderOf(reviewId);
    access.require(Right.HAND_IN_OPINION, holderId);
    List<UUID> own = ownOrganisations(holderId);
    Map<UUID, OrganisationInfo> known = organisations.get(own);
    return new HandInSheet(
        own.stream().map(known::get).filter(java.util.Objects::nonNull).toList(),
        places.open(reviewId));
  }

  /** Keeps an opinion that the person is typing, for them alone. */
  public void keepTyped(UUID reviewId, OpinionDraft draft) {
    typed.keep(reviewId, takesOpinionsBy(reviewId), draft);
  }

  /** What the person was typing. */
  @Transactional(readOnly = true)
  public Optional<OpinionDraft> typed(UUID reviewId) {
    return typed.kept(reviewId, takesOpinionsBy(reviewId));
  }

  /** Records what someone says at the conference. */
  public UUID record(UUID reviewId, OpinionDraft draft) {
    UUID holderId = holderOf(reviewId);
    Actor actor = access.require(Right.RECORD_DISCUSSION, holderId);
    Conference conference = takingOpinions(reviewId);
    Speaker speaker = speaker(holderId, draft);
    UUID organisationId = organisation(holderId, draft, speaker);
    return take(conference, speaker.personId(), organisationId, draft, false, actor);
  }

  /** Hands in one's own opinion. */
  public UUID handIn(UUID reviewId, OpinionDraft draft) {
    UUID holderId = holderOf(reviewId);
    Actor actor = access.require(Right.HAND_IN_OPINION, holderId);
    if (draft.speakerId() != null && !draft.speakerId().equals(actor.personId())) {
      throw new NotAllowed();
    }
    Conference conference = takingOpinions(reviewId);
    UUID organisationId = ownOrganisation(holderId, draft);
    return take(conference, actor.personId(), organisationId, draft, true, actor);
  }

  /**
   * Corrects an opinion while the discussion is open: the office what it has recorded, a member
   * what they have handed in.
   *
   * @throws EditConflict when someone else has corrected it since this version
   */
  public void correct(UUID opinionId, OpinionDraft draft, int expectedVersion) {
    Opinion opinion = own(opinionId);
    UUID holderId = holderOf(opinion.reviewId);
    takingOpinions(opinion.reviewId);
    places.check(opinion.reviewId, draft.sectionId(), draft.keyTaskId());
    if (opinion.handedIn) {
      opinion.correct(opinion.authorId, ownOrganisation(holderId, draft), draft, expectedVersion);
    } else {
      Speaker speaker = speaker(holderId, draft);
      opinion.correct(
          speaker.personId(), organisation(holderId, draft, speaker), draft, expectedVersion);
    }
  }

  /** Takes back what was taken down by mistake, under the rule of {@link #correct}. */
  public void remove(UUID opinionId) {
    Opinion opinion = own(opinionId);
    takingOpinions(opinion.reviewId);
    opinions.delete(opinion);
  }

  /** Ends the discussion; what was said can be answered now. */
  public void closeDiscussion(UUID reviewId) {
    Actor actor = access.require(Right.RECORD_DISCUSSION, holderOf(reviewId));
    steps.claim(Step.RECORD_DISCUSSION, reviewId);
    Conference conference = conferences.lock(reviewId).orElseThrow(NotFound::new);
    conference.closeDiscussion(actor, clock.instant());
    conferences.flush();
    steps.complete(Step.RECORD_DISCUSSION, reviewId, Outcome.DONE, actor);
  }

  /**
   * The opinions in their order: all of them for those who read all of the union's reviews; for
   * others their own, and once the answers are released those of their organisations.
   */
  @Transactional(readOnly = true)
  public List<OpinionView> opinions(UUID reviewId) {
    Conference conference = conferences.findById(reviewId).orElseThrow(NotFound::new);
    List<Opinion> all = opinions.findByReviewIdOrderByNumber(reviewId);
    if (access.may(Right.READ_ALL, conference.holderId)) {
      return views.of(conference, all);
    }
    if (!access.holders().contains(conference.holderId)) {
      throw new NotFound();
    }
    UUID me = access.personId();
    Set<UUID> units =
        conference.answersReleasedAt == null
            ? Set.of()
            : Set.copyOf(access.organisationsWith(Right.READ_OWN));
    return views.of(
        conference,
        all.stream()
            .filter(o -> o.authorId.equals(me) || units.contains(o.organisationId))
            .toList());
  }

  private UUID take(
      Conference conference,
      UUID authorId,
      UUID organisationId,
      OpinionDraft draft,
      boolean handedIn,
      Actor actor) {
    places.check(conference.reviewId, draft.sectionId(), draft.keyTaskId());
    typed.forget(conference.reviewId, actor.personId());
    int number = opinions.lastNumber(conference.reviewId) + 1;
    return opinions.save(
            new Opinion(
                conference.reviewId,
                number,
                authorId,
                organisationId,
                draft,
                handedIn,
                actor,
                clock.instant()))
        .id;
  }

  private Conference takingOpinions(UUID reviewId) {
    Conference conference = conferences.lock(reviewId).orElseThrow(NotFound::new);
    conference.mustTakeOpinions();
    return conference;
  }

  private UUID takesOpinionsBy(UUID reviewId) {
    UUID holderId = holderOf(reviewId);
    return access.may(Right.RECORD_DISCUSSION, holderId)
        ? access.personId()
        : access.require(Right.HAND_IN_OPINION, holderId).personId();
  }

  /** An opinion that the person may correct. */
  private Opinion own(UUID opinionId) {
    Opinion opinion = opinions.findById(opinionId).orElseThrow(NotFound::new);
    UUID holderId = holderOf(opinion.reviewId);
    if (opinion.handedIn) {
      Actor actor = access.require(Right.HAND_IN_OPINION, holderId);
      if (!opinion.authorId.equals(actor.personId())) {
        throw new NotAllowed();
      }
    } else {
      access.require(Right.RECORD_DISCUSSION, holderId);
    }
    return opinion;
  }

  private Speaker speaker(UUID holderId, OpinionDraft draft) {
    if (draft.speakerId() == null) {
      throw new DomainException("opinion.speakerMissing");
    }
    return Optional.ofNullable(speakers.of(holderId).get(draft.speakerId()))
        .orElseThrow(NotFound::new);
  }

  private UUID organisation(UUID holderId, OpinionDraft draft, Speaker speaker) {
    UUID chosen = draft.organisationId();
    if (chosen == null || chosen.equals(speaker.organisationId())) {
      return speaker.organisationId();
    }
    if (organisations.units(holderId).stream().noneMatch(unit -> unit.id().equals(chosen))) {
      throw new NotFound();
    }
    return chosen;
  }

  private UUID ownOrganisation(UUID holderId, OpinionDraft draft) {
    List<UUID> own = ownOrganisations(holderId);
    UUID chosen = draft.organisationId();
    if (chosen == null) {
      return own.getFirst();
    }
    if (!own.contains(chosen)) {
      throw new NotAllowed();
    }
    return chosen;
  }

  /** Those that the member represents, then those of their posts, then the union. */
  private List<UUID> ownOrganisations(UUID holderId) {
    Set<UUID> own = new java.util.LinkedHashSet<>();
    List<HeldPost> posts = access.posts();
    posts.stream()
        .filter(p -> p.organisationId().equals(holderId))
        .map(HeldPost::representingId)
        .filter(java.util.Objects::nonNull)
        .forEach(own::add);
    boolean leads =
        posts.stream()
            .anyMatch(
                p ->
                    p.organisationId().equals(holderId)
                        && p.post() != Post.COMMITTEE_MEMBER
                        && Right.HAND_IN_OPINION.posts().contains(p.post()));
    if (leads) {
      own.add(holderId);
    }
    posts.stream()
        .filter(p -> Right.READ_OWN.posts().contains(p.post()))
        .map(HeldPost::organisationId)
        .filter(unit -> holderId.equals(access.holderOf(unit)))
        .forEach(own::add);
    own.add(holderId);
    return List.copyOf(own);
  }

  private UUID holderOf(@Nullable UUID reviewId) {
    return Optional.ofNullable(reviewId).flatMap(conferences::holderOf).orElseThrow(NotFound::new);
  }
}
