package vn.dondoc.followup;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Channel;
import vn.dondoc.organisation.Post;

/** Something that happened to a follow-up. Only ever added; the database refuses the rest. */
@Entity
@Immutable
@Table(name = "follow_up_history")
class HistoryEntry {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID followUpId;
  int position;

  @Enumerated(EnumType.STRING)
  FollowUpEvent event;

  Instant at;
  UUID personId;

  @Enumerated(EnumType.STRING)
  Post post;

  UUID organisationId;
  @Nullable UUID onBehalfOf;
  @Nullable String source;
  @Nullable String oldValue;
  @Nullable String newValue;
  @Nullable String words;

  /** The coordinating unit whose part was reported. */
  @Nullable UUID partOf;

  @Nullable String withoutUnits;
  @Nullable UUID progressId;
  @Nullable UUID contributionId;

  /** What the office had in hand when it entered something for a unit. */
  @Nullable UUID sourceFileId;

  /** Only where it was not done signed in. */
  @Enumerated(EnumType.STRING)
  @Nullable Channel channel;

  /** The one whose post the person only stood in for. */
  @Nullable UUID deputyFor;

  protected HistoryEntry() {}

  HistoryEntry(UUID followUpId, int position, FollowUpEvent event, Actor actor, Instant at) {
    this.followUpId = followUpId;
    this.position = position;
    this.event = event;
    this.personId = actor.personId();
    this.post = actor.post();
    this.organisationId = actor.organisationId();
    this.channel = actor.channel() == Channel.SIGNED_IN ? null : actor.channel();
    this.deputyFor = actor.deputyFor();
    this.at = at;
  }

  HistoryEntry onBehalf(@Nullable UUID unitId, @Nullable String how) {
    onBehalfOf = unitId;
    source = how;
    return this;
  }

  HistoryEntry inHand(@Nullable UUID fileId) {
    sourceFileId = fileId;
    return this;
  }

  HistoryEntry change(@Nullable Object before, @Nullable Object after) {
    oldValue = before == null ? null : before.toString();
    newValue = after == null ? null : after.toString();
    return this;
  }

  HistoryEntry said(@Nullable String text) {
    words = text;
    return this;
  }

  /** Completed without the parts of these units, as the lead said. */
  HistoryEntry without(@Nullable String units) {
    withoutUnits = units;
    return this;
  }

  HistoryEntry with(Progress progress) {
    progressId = progress.id;
    return this;
  }

  HistoryEntry with(Contribution part) {
    contributionId = part.id;
    partOf = part.unitId;
    return this;
  }
}
