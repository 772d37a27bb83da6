package vn.dondoc.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.organisation.Actor;

/**
 * The projection of a human task of the engine; it stays when the task has gone, as the story of
 * the case.
 */
@Entity
@Table(name = "step")
class StepRow {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  @Enumerated(EnumType.STRING)
  Step step;

  String taskId;
  String processId;
  UUID subjectId;
  @Nullable UUID caseId;
  UUID holderId;
  UUID organisationId;

  @Enumerated(EnumType.STRING)
  Seat seat;

  @Column(columnDefinition = "text")
  String title;

  @Nullable LocalDate dueOn;
  @Nullable UUID askedBy;
  Instant openedAt;
  @Nullable Instant endedAt;
  @Nullable UUID doneBy;
  @Nullable String doneIn;
  @Nullable String outcome;

  protected StepRow() {}

  StepRow(
      Step step,
      String taskId,
      String processId,
      UUID subjectId,
      Seat seat,
      StepDetails details,
      Instant now) {
    this.step = step;
    this.taskId = taskId;
    this.processId = processId;
    this.subjectId = subjectId;
    this.seat = seat;
    this.caseId = details.caseId();
    this.holderId = details.holderId();
    this.organisationId = details.organisationId();
    this.title = details.title();
    this.dueOn = details.dueOn();
    this.askedBy = details.askedBy();
    this.openedAt = now;
  }

  void done(Actor actor, String outcome, Instant now) {
    this.endedAt = now;
    this.doneBy = actor.personId();
    this.doneIn = actor.post().name();
    this.outcome = outcome;
  }

  /** The process went another way: nobody did it. */
  void lapsed(Instant now) {
    this.endedAt = now;
  }
}
