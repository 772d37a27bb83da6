package vn.dondoc.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** A conclusion with its notice, straight into the tables, whose follow-ups can be assigned. */
class IssuedConclusion {
  final UUID reviewId = UUID.randomUUID();
  private final JdbcClient jdbc;
  private final TestUnion union;
  private int number;

  IssuedConclusion(JdbcClient jdbc, TestUnion union, Instant issuedAt) {
    this.jdbc = jdbc;
    this.union = union;
    jdbc.sql(
            "insert into conclusion (review_id, holder_id, title, planned_from, planned_to) values (?, ?, 'Sơ kết', ?, ?)")
        .params(reviewId, union.id(), LocalDate.of(2019, 7, 1), LocalDate.of(2019, 12, 31))
        .update();
    int noticeNumber =
        jdbc.sql("select count(*) + 1 from notice where holder_id = ?")
            .param(union.id())
            .query(Integer.class)
            .single();
    OffsetDateTime at = issuedAt.atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into notice (review_id, holder_id, year, number, label, issued_on, issued_at, issued_by, issued_in, signature_text)
            values (?, ?, 2019, ?, ?, ?, ?, ?, 'CHAIR', '')
            """)
        .params(
            reviewId,
            union.id(),
            noticeNumber,
            "0%d/TB-LHH".formatted(noticeNumber),
            at.toLocalDate(),
            at,
            union.chair())
        .update();
  }

  UUID together(String text, @Nullable LocalDate dueOn, UUID lead, UUID... coordinating) {
    UUID id = directive(text, "TOGETHER", lead, dueOn);
    for (int place = 0; place < coordinating.length; place++) {
      jdbc.sql("insert into directive_coordinating values (?, ?, ?)")
          .params(id, place, coordinating[place])
          .update();
    }
    return id;
  }

  UUID each(String text, @Nullable LocalDate dueOn, List<UUID> units) {
    UUID id = directive(text, "EACH", null, dueOn);
    for (int place = 0; place < units.size(); place++) {
      jdbc.sql("insert into directive_unit values (?, ?, ?)")
          .params(id, place, units.get(place))
          .update();
    }
    return id;
  }

  UUID noTask(String text) {
    return directive(text, "NO_TASK", null, null);
  }

  IssuedConclusion assign(TransactionTemplate transaction, FollowUpSteps steps) {
    transaction.executeWithoutResult(status -> steps.assign(reviewId));
    return this;
  }

  private UUID directive(String text, String mode, @Nullable UUID lead, @Nullable LocalDate dueOn) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into directive (id, review_id, holder_id, number, text, mode, lead_id, due_on, without_deadline, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
            """)
        .params(id, reviewId, union.id(), ++number, text, mode, lead, dueOn, dueOn == null)
        .update();
    return id;
  }
}
