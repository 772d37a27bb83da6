package vn.dondoc.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.Days;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** As many follow-ups as the Government's working group published in 2017. */
public class PublishedFigures {
  private PublishedFigures() {}

  public static void fill(JdbcClient jdbc, TestUnion union, Instant now) {
    LocalDate today = Days.of(now);
    add(jdbc, union, now, 14_068, "COMPLETED", today.minusDays(5), today.minusDays(9));
    add(jdbc, union, now, 1_983, "COMPLETED", today.minusDays(9), today.minusDays(5));
    add(jdbc, union, now, 5_600, "IN_PROGRESS", today.plusDays(30), null);
    add(jdbc, union, now, 40, "ASSIGNED", today, null);
    add(jdbc, union, now, 223, "IN_PROGRESS", today.minusDays(1), null);
  }

  private static void add(
      JdbcClient jdbc,
      TestUnion union,
      Instant now,
      int many,
      String lifecycle,
      LocalDate dueOn,
      @Nullable LocalDate submittedOn) {
    UUID[] units = union.associations().stream().map(a -> a.id()).toArray(UUID[]::new);
    jdbc.sql(
            """
            insert into follow_up (id, holder_id, text, lead_id, original_due_on, due_on, lifecycle, percent, insisted,
              assigned_by, assigned_on, assigned_at, moved_by, submitted_on, sent_back, history_length, version,
              source_kind, changed_at)
            select gen_random_uuid(), :holder, 'Nhiệm vụ ' || n, (:units::uuid[])[1 + n % array_length(:units::uuid[], 1)],
              :due, :due, :lifecycle, 0, false, :by, :day, :at, :by, :submitted::date, 0, 1, 0, 'DOCUMENT', :at
            from generate_series(1, :many) n
            """)
        .param("holder", union.id())
        .param(
            "units",
            "{"
                + String.join(",", java.util.Arrays.stream(units).map(UUID::toString).toList())
                + "}")
        .param("due", dueOn)
        .param("lifecycle", lifecycle)
        .param("by", union.chair())
        .param("day", Days.of(now))
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("submitted", submittedOn)
        .param("many", many)
        .update();
  }
}
