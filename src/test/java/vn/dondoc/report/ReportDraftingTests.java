package vn.dondoc.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.StepTaken;
import vn.dondoc.workflow.Steps;

@DonDocTest
class ReportDraftingTests {
  @Autowired TestUnions unions;
  @Autowired TestReports given;
  @Autowired ActingAs actingAs;
  @Autowired ReportDrafting drafting;
  @Autowired ReportReading reading;
  @Autowired AssociationReporting reporting;
  @Autowired Steps steps;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  TestUnion union;

  @BeforeEach
  void union() {
    clock.standAt(TestClock.START);
    union = unions.found(2);
  }

  @Test
  void whoSavesOnAnOlderVersionIsShownTheOthersTextAndOverwritesNothing() {
    UUID review = given.open(union);
    as(
        union.secretaryGeneral(),
        () -> {
          var section = drafting.report(review).sections().getFirst();
          SavedText saved = drafting.saveSection(section.id(), "Bản thứ nhất", section.version());
          assertThatThrownBy(
                  () -> drafting.saveSection(section.id(), "Bản của tôi", section.version()))
              .isInstanceOfSatisfying(
                  EditConflict.class, e -> assertThat(e.theirs()).isEqualTo("Bản thứ nhất"));
          assertThat(drafting.report(review).sections().getFirst().text())
              .isEqualTo("Bản thứ nhất");
          drafting.saveSection(section.id(), "Bản thứ hai", saved.version());
          assertThat(drafting.report(review).sections().getFirst().text()).isEqualTo("Bản thứ hai");
        });
  }

  @Test
  void takesTenThousandCharactersAndRefusesMoreThanThereIsRoomForWithASentence() {
    UUID review = given.open(union);
    as(
        union.secretaryGeneral(),
        () -> {
          var section = drafting.report(review).sections().getFirst();
          drafting.saveSection(section.id(), "ạ".repeat(10_000), section.version());
          refused(
              "report.tooLong",
              () -> drafting.saveSection(section.id(), "ạ".repeat(20_001), section.version() + 1));
          refused("report.keyTaskEmpty", () -> drafting.addKeyTask(review, " \u00a0 "));
          refused("report.tooLong", () -> drafting.addKeyTask(review, "ạ".repeat(10_000)));
        });
  }

  @Test
  void theKeyTaskThatStandsTwiceIsNoticedAndKeptWithAReasonOrRemoved() {
    UUID review = given.open(union);
    as(
        union.secretaryGeneral(),
        () -> {
          UUID second = drafting.addKeyTask(review, LikenessTests.TASK);
          UUID third = drafting.addKeyTask(review, "Bồi dưỡng nghiệp vụ cho cán bộ Hội");
          UUID fourth = drafting.addKeyTask(review, LikenessTests.TASK.replace(" ", "\u00a0"));
          assertThat(drafting.report(review).duplicates())
              .containsExactly(new ReportView.Duplicate(fourth, second, true, null));
          refused("report.reasonMissing", () -> drafting.keepDuplicate(fourth, second, " "));
          drafting.keepDuplicate(fourth, second, "Xin ý kiến Hội nghị.");
          assertThat(drafting.report(review).duplicates().getFirst().keptReason())
              .isEqualTo("Xin ý kiến Hội nghị.");
          drafting.removeKeyTask(fourth, "");
          assertThat(drafting.report(review).duplicates()).isEmpty();
          assertThat(drafting.report(review).keyTasks())
              .extracting(ReportView.KeyTaskText::id, ReportView.KeyTaskText::removed)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(second, false),
                  org.assertj.core.groups.Tuple.tuple(third, false),
                  org.assertj.core.groups.Tuple.tuple(fourth, true));
          drafting.restoreKeyTask(fourth);
          assertThat(drafting.report(review).duplicates()).hasSize(1);
        });
  }

  @Test
  void aKeyTaskThatHoldsTwoIsSplitInItsPlace() {
    UUID review = given.drafted(union);
    as(
        union.secretaryGeneral(),
        () -> {
          UUID after = drafting.addKeyTask(review, "Phổ biến kiến thức");
          UUID two = drafting.report(review).keyTasks().get(1).id();
          refused("report.splitNeedsTwo", () -> drafting.splitKeyTask(two, List.of("Một", " ")));
          List<UUID> parts =
              drafting.splitKeyTask(two, List.of("Phối hợp nghiên cứu", "Tổ chức tập huấn"));
          assertThat(
                  drafting.report(review).keyTasks().stream()
                      .filter(k -> !k.removed())
                      .map(k -> k.position() + " " + k.text()))
              .containsExactly(
                  "1 Đổi mới phương thức hoạt động",
                  "2 Phối hợp nghiên cứu",
                  "3 Tổ chức tập huấn",
                  "4 Phổ biến kiến thức");
          assertThat(given.inTransaction(() -> reading.keyTasks(review)))
              .filteredOn(k -> parts.contains(k.id()))
              .extracting(KeyTaskInfo::splitFrom)
              .containsOnly(two);
          assertThat(drafting.report(review).keyTasks().getLast().id()).isEqualTo(after);
          refused("report.keyTaskWasSplit", () -> drafting.restoreKeyTask(two));
        });
  }

  @Test
  void anEmptySectionIsNotPutBeforeTheBoard() {
    UUID review = given.open(union);
    as(
        union.secretaryGeneral(),
        () -> {
          assertThatThrownBy(() -> drafting.submitForApproval(review))
              .isInstanceOfSatisfying(
                  DomainException.class,
                  e -> {
                    assertThat(e.key()).isEqualTo("report.sectionsEmpty");
                    assertThat(e.args()).containsExactly("1, 2");
                  });
          assertThat(drafting.report(review).state()).isEqualTo(ReportState.DRAFTING);
          assertThat(drafting.report(review).versions()).isEmpty();
        });
  }

  @Test
  void isSentBackTwiceThenApprovedAmendedAndFixed() {
    UUID review = given.drafted(union);
    UUID section =
        actingAs.person(
            union.secretaryGeneral(), () -> drafting.report(review).sections().getFirst().id());
    for (int round = 1; round <= 2; round++) {
      as(union.secretaryGeneral(), () -> drafting.submitForApproval(review));
      as(
          union.secretaryGeneral(),
          () -> refused("report.awaitsApproval", () -> write(review, "Sửa khi đang chờ")));
      as(
          union.viceChair(),
          () -> refused("report.reasonMissing", () -> drafting.sendBack(review, "")));
      int number = round;
      as(union.viceChair(), () -> drafting.sendBack(review, "Chưa nêu khó khăn, lần " + number));
      as(
          union.secretaryGeneral(),
          () -> write(review, "Kết nạp mới " + (430 - number) + " hội viên."));
    }
    as(union.secretaryGeneral(), () -> drafting.submitForApproval(review));
    as(union.viceChair(), () -> drafting.approve(review));
    as(
        union.viceChair(),
        () -> assertThatThrownBy(() -> drafting.approve(review)).isInstanceOf(StepTaken.class));

    UUID task =
        actingAs.person(
            union.viceChair(), () -> drafting.report(review).keyTasks().getFirst().id());
    as(
        union.viceChair(),
        () -> {
          refused("report.reasonMissing", () -> drafting.removeKeyTask(task, " "));
          drafting.removeKeyTask(task, "Gộp vào nhiệm vụ 2");
          assertThat(drafting.saveVersion(review, "Sau thảo luận")).isEqualTo(4);
          assertThat(drafting.saveVersion(review, "Không có gì mới")).isEqualTo(4);
        });
    as(
        union.chair(),
        () -> {
          given.inTransaction(
              () -> {
                assertThat(reading.afterApproval(review, 3)).isFalse();
                assertThat(reading.afterApproval(review, 4)).isTrue();
                assertThat(reading.changedIn(review, 4, task)).isTrue();
                assertThat(reading.changedIn(review, 4, section)).isFalse();
                assertThat(reading.changedIn(review, 3, section)).isTrue();
                reading.fix(review);
                return review;
              });
          ReportView view = drafting.report(review);
          assertThat(view.state()).isEqualTo(ReportState.FIXED);
          assertThat(view.approvedVersion()).isEqualTo(3);
          assertThat(view.decisions())
              .extracting(ReportView.Decision::approved)
              .containsExactly(false, false, true);
          assertThat(drafting.compare(review, 3, 4))
              .filteredOn(p -> p.change() != ComparedPart.Change.NONE)
              .extracting(ComparedPart::id, ComparedPart::change)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(task, ComparedPart.Change.REMOVED));
          assertThat(drafting.compare(review, 1, ReportDrafting.CURRENT))
              .filteredOn(p -> p.change() == ComparedPart.Change.CHANGED)
              .extracting(ComparedPart::id)
              .containsExactly(section);
        });
    as(
        union.viceChair(),
        () -> refused("report.isFixed", () -> drafting.saveVersion(review, null)));
  }

  @Test
  void aSavedVersionCannotBeChangedEvenInTheDatabase() {
    UUID review = given.approved(union);
    assertThatThrownBy(
            () ->
                jdbc.sql("update report_version set content = '{}' where review_id = ?")
                    .param(review)
                    .update())
        .hasMessageContaining("never changed");
  }

  @Test
  void aPulledPassageRemembersWhereItCameFrom() {
    UUID review = given.open(union);
    UUID from = given.associationReport(union, review, 0);
    as(
        union.association(0).officer(),
        () -> {
          reporting.saveDraft(from, "Mở 12 lớp cho 540 hộ. Cải tạo 35 ha.", "", "", version(from));
        });
    as(
        union.secretaryGeneral(),
        () -> {
          var section = drafting.report(review).sections().getFirst();
          assertThatThrownBy(() -> drafting.pull(from, Passage.RESULTS, section.id(), ""))
              .as("what is not sent cannot be pulled")
              .isInstanceOf(NotFound.class);
        });
    as(union.association(0).officer(), () -> reporting.submit(from));
    as(
        union.secretaryGeneral(),
        () -> {
          var section = drafting.report(review).sections().getFirst();
          drafting.saveSection(section.id(), "Các Hội đã làm nhiều việc.", section.version());
          refused(
              "report.passageNotThere",
              () -> drafting.pull(from, Passage.RESULTS, section.id(), "Mở 99 lớp"));
          drafting.pull(from, Passage.RESULTS, section.id(), "Mở\u00a012 lớp cho 540 hộ.");
          assertThat(drafting.report(review).sections().getFirst().text())
              .isEqualTo("Các Hội đã làm nhiều việc.\n\nMở 12 lớp cho 540 hộ.");
          assertThat(given.inTransaction(() -> reading.origins(section.id())))
              .containsExactly(
                  new PassageInfo(
                      from, union.association(0).id(), Passage.RESULTS, "Mở 12 lớp cho 540 hộ."));
        });
  }

  @Test
  void onlyTheSecretaryGeneralDraftsAndOnlyTheViceChairApproves() {
    UUID review = given.drafted(union);
    for (UUID person :
        List.of(union.chair(), union.viceChair(), union.office(), union.committeeMember())) {
      as(
          person,
          () -> {
            assertThat(drafting.report(review).sections()).hasSize(2);
            assertThatThrownBy(() -> write(review, "x")).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> drafting.addKeyTask(review, "x"))
                .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> drafting.saveVersion(review, null))
                .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> drafting.submitForApproval(review))
                .isInstanceOf(NotAllowed.class);
          });
    }
    as(union.secretaryGeneral(), () -> drafting.submitForApproval(review));
    for (UUID person : List.of(union.chair(), union.secretaryGeneral(), union.office())) {
      as(
          person,
          () -> {
            assertThatThrownBy(() -> drafting.approve(review)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> drafting.sendBack(review, "x")).isInstanceOf(NotAllowed.class);
          });
    }
    UUID section =
        actingAs.person(union.chair(), () -> drafting.report(review).sections().getFirst().id());
    for (UUID person :
        List.of(
            union.administrator(),
            union.association(0).head(),
            unions.stranger(),
            unions.found(0).secretaryGeneral())) {
      as(
          person,
          () -> {
            assertThatThrownBy(() -> drafting.report(review)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> drafting.compare(review, 1, 1)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> drafting.saveSection(section, "x", 0))
                .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> drafting.approve(review)).isInstanceOf(NotFound.class);
          });
    }
    assertThat(given.inTransaction(() -> steps.isOpen(Step.APPROVE_DRAFT, review))).isTrue();
  }

  private void write(UUID review, String text) {
    var section = drafting.report(review).sections().getFirst();
    drafting.saveSection(section.id(), text, section.version());
  }

  private int version(UUID associationReport) {
    return reporting.get(associationReport).version();
  }

  private void as(UUID person, Runnable act) {
    actingAs.person(person, act);
  }

  static void refused(String key, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.key()).isEqualTo(key));
  }
}
