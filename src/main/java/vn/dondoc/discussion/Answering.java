package vn.dondoc.discussion;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.NotFound;
import vn.dondoc.discussion.OpinionView.About;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Right;
import vn.dondoc.report.ReportReading;
import vn.dondoc.report.VersionInfo;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/** Answers the opinions, each by itself; they are released together with the notice. */
@Service
@Transactional
public class Answering {
  private final Conferences conferences;
  private final Opinions opinions;
  private final OpinionViews views;
  private final ReportPlaces places;
  private final ReportReading report;
  private final Steps steps;
  private final Processes processes;
  private final Access access;
  private final Clock clock;

  Answering(
      Conferences conferences,
      Opinions opinions,
      OpinionViews views,
      ReportPlaces places,
      ReportReading report,
      Steps steps,
      Processes processes,
      Access access,
      Clock clock) {
    this.conferences = conferences;
    this.opinions = opinions;
    this.views = views;
    this.places = places;
    this.report = report;
    this.steps = steps;
    this.processes = processes;
    this.access = access;
    this.clock = clock;
  }

  /** A change of the report since its approval, to which an answer can point. */
  public record Change(int version, Instant savedAt, About place) {}

  /**
   * What is needed to answer the opinions of a review.
   *
   * @param changes newest first
   */
  public record AnswerSheet(
      UUID reviewId, String title, List<OpinionView> opinions, List<Change> changes) {}

  /** A draft has been stored. */
  public record SavedDraft(int version, Instant savedAt) {}

  /** All opinions of the review to which this one belongs, for who answers them. */
  @Transactional(readOnly = true)
  public AnswerSheet sheet(UUID opinionId) {
    Opinion opinion = opinion(opinionId);
    Conference conference = conference(opinion);
    access.require(Right.ANSWER_OPINION, conference.holderId);
    return new AnswerSheet(
        conference.reviewId,
        conference.title,
        views.of(conference, opinions.findByReviewIdOrderByNumber(conference.reviewId)),
        changes(conference.reviewId));
  }

  /**
   * Keeps what is typed of an answer.
   *
   * @throws EditConflict when someone else has typed since this version
   */
  public SavedDraft saveDraft(UUID opinionId, AnswerDraft draft, int expectedVersion) {
    Opinion opinion = opinion(opinionId);
    Conference conference = conference(opinion);
    access.require(Right.ANSWER_OPINION, conference.holderId);
    if (!steps.isOpen(Step.ANSWER_OPINION, opinionId)) {
      throw new DomainException("answer.notAskedFor");
    }
    opinion.draftAnswer(draft, expectedVersion);
    opinions.flush();
    return new SavedDraft(opinion.version, clock.instant());
  }

  /**
   * Accepts an opinion.
   *
   * @throws DomainException {@code answer.notAChange} when the report did not change there, or
   *     before it was approved
   */
  public void accept(UUID opinionId, Acceptance how, String words) {
    Opinion opinion = opinion(opinionId);
    Actor actor = claim(opinion);
    if (how instanceof Acceptance.ReportChange(int version, UUID changed)) {
      if (!places.of(opinion.reviewId).containsKey(changed)
          || !report.afterApproval(opinion.reviewId, version)
          || !report.changedIn(opinion.reviewId, version, changed)) {
        throw new DomainException("answer.notAChange", version);
      }
    }
    opinion.accept(how, words, actor, clock.instant());
    complete(opinion, actor);
  }

  /** Explains why an opinion is not taken up. */
  public void explain(UUID opinionId, String reason) {
    Opinion opinion = opinion(opinionId);
    Actor actor = claim(opinion);
    opinion.explain(reason, actor, clock.instant());
    complete(opinion, actor);
  }

  /** Has an answer looked at again, as long as it is not released: the chair or who answers. */
  public void reopen(UUID opinionId) {
    Opinion opinion = opinion(opinionId);
    Conference conference = conference(opinion);
    if (!access.may(Right.ANSWER_OPINION, conference.holderId)) {
      access.require(Right.CONCLUDE, conference.holderId);
    }
    conference.mustNotBeReleased();
    // The gate must not be passed with an answer that is being taken back at this moment.
    steps.claim(Step.CONCLUDE, opinion.reviewId);
    opinion.reopen();
    opinions.flush();
    if (!processes.tellBranch(
        Process.REVIEW, opinion.reviewId, "answerReopened", Step.ANSWER_OPINION, opinionId)) {
      throw new DomainException("answer.notGiven");
    }
  }

  private List<Change> changes(UUID reviewId) {
    Map<UUID, About> known = places.of(reviewId);
    List<Change> changes = new ArrayList<>();
    for (VersionInfo version : report.versions(reviewId)) {
      if (!report.afterApproval(reviewId, version.number())) {
        continue;
      }
      for (About place : known.values()) {
        if (report.changedIn(reviewId, version.number(), place.id())) {
          changes.add(new Change(version.number(), version.savedAt(), place));
        }
      }
    }
    changes.sort(
        java.util.Comparator.comparingInt(Change::version)
            .reversed()
            .thenComparing(c -> c.place().keyTask())
            .thenComparing(c -> c.place().position()));
    return changes;
  }

  private Actor claim(Opinion opinion) {
    Actor actor = access.require(Right.ANSWER_OPINION, conference(opinion).holderId);
    steps.claim(Step.ANSWER_OPINION, opinion.id);
    return actor;
  }

  private void complete(Opinion opinion, Actor actor) {
    opinions.flush();
    steps.complete(Step.ANSWER_OPINION, opinion.id, Outcome.DONE, actor);
  }

  private Opinion opinion(UUID opinionId) {
    return opinions.findById(opinionId).orElseThrow(NotFound::new);
  }

  private Conference conference(Opinion opinion) {
    return conferences.findById(opinion.reviewId).orElseThrow(NotFound::new);
  }
}
