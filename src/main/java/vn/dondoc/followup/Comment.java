package vn.dondoc.followup;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;

/** What somebody wrote about a follow-up. Never changed. */
@Entity
@Table(name = "follow_up_comment")
class Comment {
  /** A unit or a person who shall look at it. */
  @Embeddable
  static class Mention {
    @Nullable UUID unitId;
    @Nullable UUID personId;
    @Nullable Instant seenAt;

    protected Mention() {}

    Mention(@Nullable UUID unitId, @Nullable UUID personId) {
      this.unitId = unitId;
      this.personId = personId;
    }
  }

  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID followUpId;
  Instant writtenAt;
  UUID personId;

  @Enumerated(EnumType.STRING)
  Post post;

  UUID organisationId;
  String words;

  @ElementCollection
  @CollectionTable(name = "follow_up_mention", joinColumns = @JoinColumn(name = "comment_id"))
  @OrderColumn(name = "position")
  @Fetch(FetchMode.SUBSELECT)
  List<Mention> mentions = new ArrayList<>();

  protected Comment() {}

  Comment(UUID followUpId, Actor by, String words, Instant at) {
    this.followUpId = followUpId;
    this.personId = by.personId();
    this.post = by.post();
    this.organisationId = by.organisationId();
    this.words = words;
    this.writtenAt = at;
  }
}
