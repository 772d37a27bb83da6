package vn.dondoc.followup;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;

/** A dated entry: percent, words, difficulty, evidence. Never changed. */
@Entity
class Progress {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID followUpId;
  LocalDate reportedOn;
  Instant reportedAt;
  UUID reportedBy;

  @Enumerated(EnumType.STRING)
  Post post;

  UUID organisationId;
  @Nullable UUID onBehalfOf;
  @Nullable String source;
  int percent;
  String words;
  @Nullable String difficulty;

  @ElementCollection
  @CollectionTable(name = "progress_file", joinColumns = @JoinColumn(name = "progress_id"))
  @OrderColumn(name = "position")
  @Column(name = "file_id")
  List<UUID> fileIds = new ArrayList<>();

  @ElementCollection
  @Fetch(FetchMode.SUBSELECT)
  @CollectionTable(name = "progress_link", joinColumns = @JoinColumn(name = "progress_id"))
  @OrderColumn(name = "position")
  @Column(name = "address")
  List<String> links = new ArrayList<>();

  protected Progress() {}

  Progress(
      UUID followUpId,
      Actor actor,
      @Nullable UUID onBehalfOf,
      @Nullable String source,
      int percent,
      String words,
      @Nullable String difficulty,
      List<UUID> fileIds,
      List<String> links,
      Instant now) {
    this.followUpId = followUpId;
    this.reportedBy = actor.personId();
    this.post = actor.post();
    this.organisationId = actor.organisationId();
    this.onBehalfOf = onBehalfOf;
    this.source = source;
    this.percent = percent;
    this.words = words;
    this.difficulty = difficulty;
    this.fileIds.addAll(fileIds);
    this.links.addAll(links);
    this.reportedAt = now;
    this.reportedOn = Days.of(now);
  }
}
