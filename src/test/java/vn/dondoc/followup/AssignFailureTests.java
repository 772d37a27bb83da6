package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.BreakingDatabase;
import vn.dondoc.BreakingDatabase.Failure;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.MovableClock;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** Assigning to many writes everything or nothing, wherever it breaks off. */
@DonDocTest
@Import(BreakingDatabase.class)
class AssignFailureTests {
  @Autowired TestUnions unions;
  @Autowired AssignFollowUps assigning;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  @Test
  void afterWhicheverWriteItFailsNobodyIsAssignedAnything() {
    clock.standAt(TestClock.START);
    TestUnion union = unions.found(30);
    Assignment toAll =
        new Assignment(
            union.id(),
            "Báo cáo số hội viên",
            null,
            To.each(union.associations().stream().map(TestAssociation::id).toList()),
            LocalDate.of(2019, 9, 30),
            null,
            new Assignment.Source(SourceKind.MEETING, "Giao ban", null, null));
    Map<String, String> before = BreakingDatabase.everything(jdbc);
    List<String> broken = new ArrayList<>();
    List<UUID> made = new ArrayList<>();
    while (made.isEmpty()) {
      Failure failure = new Failure(broken.size() + 1);
      Throwable thrown =
          catchThrowable(
              () ->
                  failure.armed(
                      () ->
                          made.addAll(
                              actingAs.person(union.chair(), () -> assigning.assign(toAll)))));
      String write = failure.write();
      if (write == null) {
        assertThat(thrown).as("with no failure left").isNull();
      } else {
        broken.add(write);
        assertThat(thrown)
            .as("after write %d: %s", broken.size(), write)
            .hasStackTraceContaining(BreakingDatabase.MESSAGE);
        assertThat(BreakingDatabase.everything(jdbc))
            .as("after write %d: %s", broken.size(), write)
            .isEqualTo(before);
      }
    }
    assertThat(made).hasSize(30);
    assertThat(broken)
        .anyMatch(w -> w.contains("into follow_up "))
        .anyMatch(w -> w.contains("into follow_up_history"))
        .anyMatch(w -> w.contains("into step"))
        .anyMatch(w -> w.contains("act_ru_execution"))
        .anyMatch(w -> w.contains("act_ru_task"));
  }
}
