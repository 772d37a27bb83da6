package vn.dondoc.followup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.bench.Bench;
import vn.dondoc.bench.Results;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/**
 * The first page of the list, among 10,000 follow-ups and among 1,000,000: twenty combinations that
 * find the same rows at both sizes, since what is added later has other units, words and dates.
 */
@Bench
class FollowUpListBenchmark {
  private static final int SMALL = 10_000;
  private static final int LARGE = 1_000_000;
  private static final int UNITS = 750;
  private static final int PAGE = 50;
  private static final int WARM_UPS = 20;
  private static final int ROUNDS = 25;

  private static final String ORDER =
      " order by f.lifecycle in ('COMPLETED', 'WITHDRAWN'), f.due_on, f.id";
  private static final String OPEN =
      " f.lifecycle in ('ASSIGNED', 'IN_PROGRESS', 'AWAITING_CONFIRMATION', 'DECLINED')";
  private static final String DAY =
      " case when f.lifecycle = 'AWAITING_CONFIRMATION' then f.submitted_on else date '2019-06-03' end";

  private static final List<String> TABLES =
      List.of("follow_up", "follow_up_coordinating_unit", "follow_up_span");

  /** A question: as a filter, and as somebody who knows the table would write it. */
  private record Question(FollowUpFilter filter, String where, String order) {}

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired FollowUpSearch search;
  @Autowired DataSource database;

  private TestUnion union;

  @Test
  void firstPage() throws SQLException, java.io.IOException {
    union = unions.found(UNITS);
    String renamed = "Hội Làm vườn Bắc Sơn";
    try (Connection connection = database.getConnection();
        PreparedStatement rename =
            connection.prepareStatement("update organisation set name = ? where id = ?")) {
      rename.setString(1, renamed);
      rename.setObject(2, unit(7));
      rename.executeUpdate();
    }
    fill(0, SMALL);
    Map<String, Question> questions = questions();
    Map<String, List<UUID>> found = new LinkedHashMap<>();
    List<Double> smallOurs = new ArrayList<>();
    List<Double> smallByHand = new ArrayList<>();
    measure(questions, found, smallOurs, smallByHand, null);
    fill(SMALL, LARGE);
    List<Double> largeOurs = new ArrayList<>();
    List<Double> largeByHand = new ArrayList<>();
    Map<String, List<Double>> each = new LinkedHashMap<>();
    measure(questions, found, largeOurs, largeByHand, each);

    List<Double> counts = new ArrayList<>();
    for (Question question : questions.values()) {
      for (int i = 0; i < 3; i++) {
        counts.add(time(() -> as(() -> search.count(question.filter).all())));
      }
    }
    List<Double> all = new ArrayList<>();
    List<Double> allCount = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(time(() -> as(() -> search.list(FollowUpFilter.ALL, 0, PAGE))));
      allCount.add(time(() -> as(() -> search.count(FollowUpFilter.ALL))));
    }

    Results results =
        new Results(
            "follow-up-list",
            "First page of the list, rows only",
            "Twenty combinations of filters and search words, with the same rows found among 10,000 and 1,000,000"
                + " follow-ups of one union with 750 units; 50 rows each, as the chair, "
                + ROUNDS
                + " rounds after "
                + WARM_UPS
                + " to warm up. By hand: one statement for the same columns and rows, written for each question, without"
                + " asking for rights or the calendar. The counts come after the rows on the page.");
    Results.Series small = results.add("List, 10,000", smallOurs);
    Results.Series large = results.add("List, 1,000,000", largeOurs);
    results.add("SQL by hand, 10,000", smallByHand);
    Results.Series byHand = results.add("SQL by hand, 1,000,000", largeByHand);
    each.forEach((name, times) -> results.add("of that: " + name, times));
    results.add("Counts of the same questions, 1,000,000", counts);
    results.add("List without a filter, 1,000,000", all);
    results.add("Count without a filter, 1,000,000", allCount);
    results.atMost("p95 at 1,000,000, list / SQL by hand", large.p95Ms() / byHand.p95Ms(), 3);
    results.atMost("p95, list at 1,000,000 / at 10,000", large.p95Ms() / small.p95Ms(), 1.5);
    results.forInformation(
        "median at 1,000,000, list / SQL by hand", large.medianMs() / byHand.medianMs());
    results.write();
  }

  private Map<String, Question> questions() {
    UUID unit = unit(3);
    UUID review = id(1, 0);
    String inReview = " f.review_id = '" + review + "'";
    String ofUnit =
        " f.id in (select id from follow_up where lead_id = '"
            + unit
            + "' union all select follow_up_id from follow_up_coordinating_unit where unit_id = '"
            + unit
            + "')";
    String ofHolder = " f.holder_id = '" + union.id() + "'";
    String open = " and not (f.lifecycle in ('COMPLETED', 'WITHDRAWN'))";
    Map<String, Question> all = new LinkedHashMap<>();
    put(all, "review", f -> f.reviewId(review), inReview);
    put(
        all,
        "review, in progress",
        f -> f.reviewId(review).lifecycle(Lifecycle.IN_PROGRESS),
        inReview + " and f.lifecycle = 'IN_PROGRESS'");
    put(
        all,
        "review, overdue",
        f -> f.reviewId(review).timeliness(Timeliness.OVERDUE),
        inReview + " and" + OPEN + " and f.due_on <" + DAY);
    put(
        all,
        "review, word",
        f -> f.reviewId(review).search("hội thảo"),
        inReview + like("hoi") + like("thao"));
    put(all, "unit", f -> f.unitId(unit), ofUnit);
    put(all, "unit leads", f -> f.unitId(unit).role(UnitRole.LEAD), " f.lead_id = '" + unit + "'");
    put(
        all,
        "unit coordinates",
        f -> f.unitId(unit).role(UnitRole.COORDINATING),
        " f.id in (select follow_up_id from follow_up_coordinating_unit where unit_id = '"
            + unit
            + "')");
    put(
        all,
        "unit, completed late",
        f -> f.unitId(unit).timeliness(Timeliness.LATE),
        ofUnit + " and f.lifecycle = 'COMPLETED' and f.due_on < f.submitted_on");
    put(all, "word", f -> f.search("quan trắc"), ofHolder + like("quan") + like("trac"));
    put(
        all,
        "two words",
        f -> f.search("phản biện trạm"),
        ofHolder + like("phan") + like("bien") + like("tram"));
    put(
        all,
        "word, assigned",
        f -> f.search("quan trac").lifecycle(Lifecycle.ASSIGNED),
        ofHolder + like("quan") + like("trac") + " and f.lifecycle = 'ASSIGNED'");
    put(all, "name of a unit", f -> f.search("lam vuon bac son"), " f.lead_id = '" + unit(7) + "'");
    put(
        all,
        "overdue",
        f -> f.timeliness(Timeliness.OVERDUE),
        ofHolder + open + " and" + OPEN + " and f.due_on < date '2019-06-03' and f.due_on <" + DAY);
    put(
        all,
        "due in a month",
        f -> f.dueFrom(LocalDate.of(2019, 5, 1)).dueUntil(LocalDate.of(2019, 5, 31)),
        ofHolder + " and f.due_on between date '2019-05-01' and date '2019-05-31'");
    put(
        all,
        "assigned in a week",
        f -> f.assignedFrom(LocalDate.of(2019, 3, 4)).assignedUntil(LocalDate.of(2019, 3, 10)),
        ofHolder + " and f.assigned_on between date '2019-03-04' and date '2019-03-10'");
    put(all, "field", f -> f.field("Lĩnh vực 3"), ofHolder + " and f.field = 'Lĩnh vực 3'");
    put(
        all,
        "assigner, waiting",
        f -> f.assignedBy(union.office()).lifecycle(Lifecycle.AWAITING_CONFIRMATION),
        ofHolder
            + " and f.assigned_by = '"
            + union.office()
            + "' and f.lifecycle = 'AWAITING_CONFIRMATION'");
    put(
        all,
        "old without deadline",
        f -> f.openWithoutDeadline(true),
        ofHolder
            + open
            + " and"
            + OPEN
            + " and f.due_on is null and f.assigned_on < date '2019-03-05'");
    put(all, "directive", f -> f.directiveId(id(2, 5)), " f.directive_id = '" + id(2, 5) + "'");
    FollowUpFilter byText =
        FollowUpFilter.ofReview(review).with().order(FollowUpFilter.Order.TEXT).filter();
    all.put(
        "review, by text",
        new Question(byText, inReview, " order by left(f.text, 200) collate \"vi-x-icu\", f.id"));
    if (all.size() != 20) {
      throw new IllegalStateException("not twenty");
    }
    return all;
  }

  private static void put(
      Map<String, Question> all, String name, Consumer<FollowUpFilter.With> narrow, String where) {
    FollowUpFilter.With with = FollowUpFilter.ALL.with();
    narrow.accept(with);
    all.put(name, new Question(with.filter(), where, ORDER));
  }

  private static String like(String word) {
    return " and f.search_text like '%" + word + "%'";
  }

  private void measure(
      Map<String, Question> questions,
      Map<String, List<UUID>> found,
      List<Double> ours,
      List<Double> byHand,
      @org.jspecify.annotations.Nullable Map<String, List<Double>> each)
      throws SQLException {
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      for (Map.Entry<String, Question> entry : questions.entrySet()) {
        Question question = entry.getValue();
        List<UUID> rows = new ArrayList<>();
        double list =
            time(
                () ->
                    as(() -> search.list(question.filter, 0, PAGE))
                        .forEach(row -> rows.add(row.id())));
        List<UUID> handRows = new ArrayList<>();
        double hand = time(() -> handRows.addAll(byHand(question)));
        if (!rows.equals(handRows)
            || !rows.equals(found.computeIfAbsent(entry.getKey(), name -> rows))
            || rows.isEmpty()) {
          throw new IllegalStateException(
              entry.getKey() + " finds others: " + rows.size() + ", " + handRows.size());
        }
        if (round >= 0) {
          ours.add(list);
          byHand.add(hand);
          if (each != null) {
            each.computeIfAbsent(entry.getKey(), name -> new ArrayList<>()).add(list);
            each.computeIfAbsent(entry.getKey() + ", by hand", name -> new ArrayList<>()).add(hand);
          }
        }
      }
    }
  }

  private <T> T as(Supplier<T> asked) {
    return actingAs.person(union.chair(), asked);
  }

  private static double time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private List<UUID> byHand(Question question) {
    String sql =
        "select f.id, f.review_id, f.number, f.text, f.lead_id, o.name, p.name, f.due_on, f.original_due_on, f.lifecycle,"
            + " f.percent, f.submitted_on, f.assigned_on, f.field, f.source_kind, f.source_number, f.sent_back,"
            + " f.reminded_on, f.version,"
            + " (select count(*) from follow_up_coordinating_unit c where c.follow_up_id = f.id)"
            + " from (select * from follow_up f where"
            + question.where
            + question.order
            + " limit "
            + PAGE
            + ") f join organisation o on o.id = f.lead_id join person p on p.id = f.assigned_by"
            + question.order;
    List<UUID> ids = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rs = statement.executeQuery()) {
      int columns = rs.getMetaData().getColumnCount();
      while (rs.next()) {
        ids.add(rs.getObject(1, UUID.class));
        for (int c = 2; c <= columns; c++) {
          rs.getObject(c);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return ids;
  }

  /**
   * Rows from..until. The first ten thousand: the first fifty units, ten reviews, the spring of
   * 2019, words of their own. The others: the other units, other reviews, the years before and
   * after, so that none of the questions finds them; four in nine are open.
   */
  private void fill(int from, int until) throws SQLException {
    boolean first = from == 0;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      // A pooled connection may still have the one of another measure.
      statement.execute("drop table if exists pg_temp.unit");
      statement.execute("create temporary table unit (nr int primary key, id uuid)");
      try (PreparedStatement unit = connection.prepareStatement("insert into unit values (?, ?)")) {
        for (int n = 0; n < UNITS; n++) {
          unit.setInt(1, n);
          unit.setObject(2, unit(n));
          unit.addBatch();
        }
        unit.executeBatch();
      }
      // Rows first, then their indexes: many times as fast, and the same in the end.
      List<String> indexes = new ArrayList<>();
      List<String> names = new ArrayList<>();
      try (ResultSet rs =
          statement.executeQuery(
              """
              select indexname, indexdef from pg_indexes
              where tablename in ('follow_up', 'follow_up_coordinating_unit', 'follow_up_span') and indexname not like '%\\_pkey'
              """)) {
        while (rs.next()) {
          names.add(rs.getString(1));
          indexes.add(rs.getString(2));
        }
      }
      for (String name : names) {
        statement.execute("drop index " + name);
      }
      for (String table : TABLES) {
        statement.execute("alter table " + table + " disable trigger all");
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              insert into follow_up (id, holder_id, review_id, directive_id, number, text, field, lead_id, original_due_on,
                due_on, lifecycle, percent, insisted, assigned_by, assigned_on, assigned_at, moved_by, submitted_on,
                sent_back, history_length, version, source_kind, changed_at)
              select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ?,
                ('00000001-0000-7000-8000-' || lpad(to_hex(n % r.reviews + r.base), 12, '0'))::uuid,
                ('00000002-0000-7000-8000-' || lpad(to_hex(n / 10 + r.base), 12, '0'))::uuid,
                n % 30 + 1, t.text, r.field || n % 20, u.id, d.due_on, d.due_on, d.lifecycle,
                case d.lifecycle when 'ASSIGNED' then 0 when 'IN_PROGRESS' then n % 10 * 10 else 100 end, false,
                case when r.first and n % 4 = 0 then ?::uuid else ?::uuid end, d.assigned_on,
                d.assigned_on::timestamptz, ?, d.submitted_on, 0, 1, 0, 'CONCLUSION', d.assigned_on::timestamptz
              from generate_series(?, ?) n
              cross join lateral (select ?::boolean as first, case when ? then 10 else 1000 end as reviews,
                case when ? then 0 else 1000000 end as base, case when ? then 'Lĩnh vực ' else 'Công tác ' end as field) r
              cross join lateral (select case when r.first then
                  (array['Tổ chức hội thảo', 'Phản biện đề án', 'Vận hành trạm quan trắc', 'Báo cáo phản biện về trạm'])[n % 4 + 1]
                else
                  (array['Tổ chức lớp tập huấn', 'Xây dựng đề án', 'Kiểm tra công trình', 'Báo cáo kết quả', 'Tuyên truyền'])[n % 5 + 1]
                end || ' ' || (array['tại thành phố', 'ở các huyện biên giới', 'cho nông dân', 'về khoa học và công nghệ', 'của tỉnh Lạng Sơn',
                  'trong nhà trường'])[n / 5 % 6 + 1] || ', đợt ' || n as text) t
              cross join lateral (select case when r.first then date '2019-01-02' + n % 140
                else date '2011-01-03' + n % 2500 end as assigned_on) a
              cross join lateral (select (array['ASSIGNED', 'IN_PROGRESS', 'COMPLETED', 'IN_PROGRESS', 'COMPLETED', 'ASSIGNED',
                'COMPLETED', 'COMPLETED', 'COMPLETED'])[n % 9 + 1] as lifecycle) l
              cross join lateral (select
                case when r.first and n % 50 = 4 then 'AWAITING_CONFIRMATION' else l.lifecycle end as lifecycle,
                a.assigned_on,
                case when r.first and n % 25 = 2 then null
                  when r.first then a.assigned_on + 20 + n % 60
                  -- Open and due far off, or long done.
                  when l.lifecycle = 'COMPLETED' then a.assigned_on + 60
                  else date '2020-01-01' + n % 3000 end as due_on,
                case when r.first and n % 50 = 4 then date '2019-06-03' - n % 10
                  when l.lifecycle = 'COMPLETED' then a.assigned_on + n % 70 end as submitted_on) d
              join unit u on u.nr = case when r.first then n % 50 else 50 + n % 700 end
              """)) {
        int p = 1;
        insert.setObject(p++, union.id());
        insert.setObject(p++, union.office());
        insert.setObject(p++, union.chair());
        insert.setObject(p++, union.chair());
        insert.setInt(p++, from);
        insert.setInt(p++, until - 1);
        insert.setBoolean(p++, first);
        insert.setBoolean(p++, first);
        insert.setBoolean(p++, first);
        insert.setBoolean(p++, first);
        insert.executeUpdate();
      }
      try (PreparedStatement coordinating =
          connection.prepareStatement(
              """
              insert into follow_up_coordinating_unit (follow_up_id, unit_id, position)
              select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, u.id, 0 from generate_series(?, ?) n
              join unit u on u.nr = case when n < 10000 then (n / 3 + 7) % 50 else 50 + (n / 3 + 7) % 700 end
              join follow_up f on f.id = ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid and f.lead_id <> u.id
              where n % 3 = 0
              """)) {
        coordinating.setInt(1, from);
        coordinating.setInt(2, until - 1);
        coordinating.executeUpdate();
      }
      try (PreparedStatement spans =
          connection.prepareStatement(
              """
              insert into follow_up_span (follow_up_id, holder_id, review_id, lead_id, source_kind, lifecycle, due_on,
                original_due_on, submitted_on, percent, from_at)
              select id, holder_id, review_id, lead_id, source_kind, lifecycle, due_on, original_due_on, submitted_on, percent,
                changed_at from follow_up
              where id >= ('00000000-0000-7000-8000-' || lpad(to_hex(?), 12, '0'))::uuid
              """)) {
        spans.setInt(1, from);
        spans.executeUpdate();
      }
      for (String table : TABLES) {
        statement.execute("alter table " + table + " enable trigger all");
      }
      statement.execute("set maintenance_work_mem = '256MB'");
      for (String index : indexes) {
        statement.execute(index);
      }
      statement.execute("drop table unit");
      statement.execute("vacuum analyze");
    }
  }

  private UUID unit(int n) {
    return union.association(n).id();
  }

  private static UUID id(int kind, int n) {
    return UUID.fromString("%08x-0000-7000-8000-%012x".formatted(kind, n));
  }
}
