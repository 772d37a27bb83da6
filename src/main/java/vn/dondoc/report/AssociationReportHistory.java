package vn.dondoc.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;
import vn.dondoc.report.AssociationReportView.EntryKind;

/** What happened to an association's report, with the text as it stood then. Never changed. */
@Entity
@Immutable
class AssociationReportHistory {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  UUID associationReportId;
  Instant at;

  @Enumerated(EnumType.STRING)
  EntryKind kind;

  @Nullable UUID byPerson;

  @Enumerated(EnumType.STRING)
  @Nullable Post byPost;

  String results;
  String difficulties;
  String proposals;
  @Nullable String note;

  protected AssociationReportHistory() {}

  AssociationReportHistory(
      AssociationReport report,
      Instant at,
      EntryKind kind,
      @Nullable Actor by,
      @Nullable String note) {
    this.associationReportId = report.id;
    this.at = at;
    this.kind = kind;
    this.byPerson = by == null ? null : by.personId();
    this.byPost = by == null ? null : by.post();
    // What happens by itself tells nothing of a draft that is not sent.
    this.results = by == null ? "" : report.results;
    this.difficulties = by == null ? "" : report.difficulties;
    this.proposals = by == null ? "" : report.proposals;
    this.note = note;
  }
}
