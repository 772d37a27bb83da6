package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** The lists: what they show, to whom, and that their filters say the same as their rows. */
@DonDocTest
class FollowUpSearchTests {
  private static final ProgressEntry DONE = new ProgressEntry(100, "Xong.");

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;
  @Autowired FollowUpSteps steps;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpSearch search;
  @Autowired FollowUpDecisions decisions;

  private TestUnion union;
  private IssuedConclusion conclusion;

  @BeforeEach
  void stand() {
    clock.standAt(TestClock.START);
    union = unions.found(3);
    conclusion = new IssuedConclusion(jdbc, union, clock.instant());
  }

  /** Due on every day around today, in every state: each filter finds just the rows that say so. */
  @Test
  void filtersByTimelinessAsTheRowsShowIt() {
    LocalDate today = Days.today(clock);
    for (int d = -6; d <= 9; d++) {
      conclusion.together("Việc " + d, today.plusDays(d), union.association(0).id());
      conclusion.together("Báo cáo " + d, today.plusDays(d), union.association(1).id());
      conclusion.together("Trả lại " + d, today.plusDays(d), union.association(2).id());
    }
    conclusion.together("Không hạn", null, union.association(0).id());
    conclusion.assign(transaction, steps);
    List<FollowUpRow> all = all(union.chair(), FollowUpFilter.ALL);
    for (FollowUpRow row : all) {
      if (row.text().startsWith("Báo cáo")) {
        actingAs.person(union.association(1).officer(), () -> actions.complete(row.id(), DONE));
      } else if (row.text().startsWith("Trả lại")) {
        actingAs.person(
            union.association(2).officer(), () -> actions.decline(row.id(), "Không làm được."));
        if (row.dueOn() != null && row.dueOn().getDayOfMonth() % 2 == 0) {
          actingAs.person(union.chair(), () -> decisions.withdraw(row.id(), "Đồng ý."));
        }
      }
    }
    // Days later half of what was reported is confirmed; the rest still waits.
    clock.standAt(today.plusDays(2).atTime(9, 0).atZone(Days.ZONE).toInstant());
    for (FollowUpRow row : all) {
      if (row.text().startsWith("Báo cáo")
          && row.dueOn() != null
          && row.dueOn().getDayOfMonth() % 2 == 0) {
        actingAs.person(union.office(), () -> actions.confirm(row.id()));
      }
    }
    List<FollowUpRow> rows = all(union.chair(), FollowUpFilter.ALL);
    assertThat(rows).hasSize(49);
    int found = 0;
    for (Timeliness timeliness : Timeliness.values()) {
      FollowUpFilter filter = FollowUpFilter.ALL.with().timeliness(timeliness).filter();
      List<UUID> expected =
          rows.stream()
              .filter(r -> r.timing().timeliness() == timeliness)
              .map(FollowUpRow::id)
              .toList();
      assertThat(all(union.chair(), filter))
          .as(timeliness.name())
          .extracting(FollowUpRow::id)
          .containsExactlyElementsOf(expected);
      assertThat(actingAs.person(union.chair(), () -> search.count(filter)).all())
          .isEqualTo(expected.size());
      found += expected.size();
    }
    assertThat(found).isEqualTo(rows.size());
    assertThat(actingAs.person(union.chair(), () -> search.count(FollowUpFilter.ALL)).overdue())
        .isEqualTo(
            (int) rows.stream().filter(r -> r.timing().timeliness() == Timeliness.OVERDUE).count());
  }

  @Test
  void putsWhatIsOpenFirstSoonestFirst() {
    conclusion.together("Sau", LocalDate.of(2019, 10, 1), union.association(0).id());
    conclusion.together("Không hạn", null, union.association(0).id());
    conclusion.together("Trước", LocalDate.of(2019, 8, 1), union.association(0).id());
    conclusion.together("Xong", LocalDate.of(2019, 7, 1), union.association(0).id());
    conclusion.assign(transaction, steps);
    all(union.chair(), FollowUpFilter.ALL).stream()
        .filter(r -> r.text().equals("Xong"))
        .forEach(
            r -> {
              actingAs.person(union.association(0).officer(), () -> actions.complete(r.id(), DONE));
              actingAs.person(union.office(), () -> actions.confirm(r.id()));
            });
    assertThat(all(union.chair(), FollowUpFilter.ALL))
        .extracting(FollowUpRow::text)
        .containsExactly("Trước", "Sau", "Không hạn", "Xong");
  }

  @Test
  void findsWithoutAccentsAndTakesNoWildcards() {
    conclusion.together("Phối hợp với tỉnh Lạng Sơn", null, union.association(0).id());
    conclusion.together("Giảm 100% hộ nghèo", null, union.association(1).id());
    conclusion.assign(transaction, steps);
    assertThat(found("lang son")).containsExactly("Phối hợp với tỉnh Lạng Sơn");
    assertThat(found("SƠN  lạng")).containsExactly("Phối hợp với tỉnh Lạng Sơn");
    assertThat(found("100%")).containsExactly("Giảm 100% hộ nghèo");
    assertThat(found("%")).containsExactly("Giảm 100% hộ nghèo");
    assertThat(found("_")).isEmpty();
    assertThat(found("'; drop table follow_up; --")).isEmpty();
    assertThat(found("   ")).hasSize(2);
    assertThat(found(union.association(1).name().toLowerCase(java.util.Locale.ROOT)))
        .containsExactly("Giảm 100% hộ nghèo");
  }

  @Test
  void filtersByUnitAsLeadOrCoordinating() {
    conclusion.together("Chủ trì", null, union.association(0).id());
    conclusion.together("Phối hợp", null, union.id(), union.association(0).id());
    conclusion.together("Khác", null, union.association(1).id());
    conclusion.assign(transaction, steps);
    FollowUpFilter filter = FollowUpFilter.ALL.with().unitId(union.association(0).id()).filter();
    assertThat(all(union.chair(), filter))
        .extracting(FollowUpRow::text)
        .containsExactlyInAnyOrder("Chủ trì", "Phối hợp");
  }

  @Test
  void showsNobodyMoreThanTheyMayRead() {
    conclusion.together("Của Hội 0", null, union.association(0).id(), union.association(1).id());
    conclusion.together("Của Hội 2", null, union.association(2).id());
    conclusion.assign(transaction, steps);
    TestUnion other = unions.found(1);
    for (UUID reader :
        List.of(union.chair(), union.office(), union.committeeMember(), union.viceChair())) {
      assertThat(all(reader, FollowUpFilter.ALL)).hasSize(2);
    }
    assertThat(texts(union.association(0).head())).containsExactly("Của Hội 0");
    assertThat(texts(union.association(1).officer())).containsExactly("Của Hội 0");
    assertThat(texts(union.association(2).viceHead())).containsExactly("Của Hội 2");
    for (UUID reader :
        List.of(
            union.administrator(), other.chair(), other.association(0).head(), unions.stranger())) {
      assertThat(all(reader, FollowUpFilter.ALL)).isEmpty();
      assertThat(all(reader, FollowUpFilter.ofReview(conclusion.reviewId))).isEmpty();
      assertThat(all(reader, FollowUpFilter.ALL.with().holderId(union.id()).filter())).isEmpty();
    }
    assertThat(actingAs.person(union.chair(), () -> search.reviews(null))).hasSize(1);
    assertThat(actingAs.person(other.chair(), () -> search.reviews(null))).isEmpty();
  }

  @Test
  void loadsAPageAtATime() {
    List<UUID> units = new ArrayList<>();
    union.associations().forEach(a -> units.add(a.id()));
    for (int i = 0; i < 10; i++) {
      conclusion.each("Nội dung " + i, LocalDate.of(2019, 9, 30), units);
    }
    conclusion.assign(transaction, steps);
    List<UUID> paged = new ArrayList<>();
    for (int offset = 0; offset < 30; offset += 7) {
      int from = offset;
      actingAs
          .person(union.chair(), () -> search.list(FollowUpFilter.ALL, from, 7))
          .forEach(r -> paged.add(r.id()));
    }
    assertThat(paged).hasSize(30).doesNotHaveDuplicates();
  }

  private List<String> texts(UUID reader) {
    return all(reader, FollowUpFilter.ALL).stream().map(FollowUpRow::text).toList();
  }

  private List<String> found(@Nullable String search) {
    return all(union.chair(), FollowUpFilter.ALL.with().search(search).filter()).stream()
        .map(FollowUpRow::text)
        .toList();
  }

  private List<FollowUpRow> all(UUID reader, FollowUpFilter filter) {
    return actingAs.person(reader, () -> search.list(filter));
  }
}
