package vn.dondoc.discussion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.review.OpenReview;
import vn.dondoc.review.ReviewPlan;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.StepTaken;
import vn.dondoc.workflow.Steps;

@DonDocTest
class DiscussionTests {
  private static final LocalDate DAY = LocalDate.of(2019, 7, 16);

  @Autowired java.time.Clock clock;
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired OpenReview openReview;
  @Autowired Steps steps;
  @Autowired ReportDrafting drafting;
  @Autowired Convening convening;
  @Autowired Discussing discussing;
  @Autowired Answering answering;
  @Autowired OpinionReading reading;
  @Autowired TransactionTemplate transaction;

  TestUnion union;
  TestUnion other;
  UUID review;
  UUID section;
  UUID keyTask;

  @BeforeEach
  void aReportIsApproved() {
    union = unions.found(2);
    other = unions.found(1);
    as(
        union.office(),
        () ->
            review =
                openReview.open(
                    union.id(),
                    new ReviewPlan(
                        "Sơ kết 6 tháng",
                        LocalDate.of(2019, 1, 1),
                        LocalDate.of(2019, 6, 30),
                        LocalDate.of(2019, 7, 1),
                        LocalDate.of(2019, 12, 31),
                        List.of("Công tác tổ chức", "Hoạt động của các Hội"),
                        LocalDate.of(2019, 6, 28),
                        DAY)));
    as(
        union.secretaryGeneral(),
        () -> {
          var parts = drafting.report(review).sections();
          section = parts.getFirst().id();
          parts.forEach(p -> drafting.saveSection(p.id(), "Kết nạp 430 hội viên.", p.version()));
          keyTask = drafting.addKeyTask(review, "Phối hợp giữa các Hội");
          drafting.submitForApproval(review);
        });
    as(union.viceChair(), () -> drafting.approve(review));
  }

  @Test
  void conveningWantsDayTimePlaceAgendaAndGuests() {
    ConferenceDetails full = details();
    as(
        union.office(),
        () -> {
          refused(
              "conference.dayMissing",
              () ->
                  convening.convene(
                      review,
                      new ConferenceDetails(
                          null, full.time(), "Sở", full.agenda(), full.invited(), null, null)));
          refused(
              "conference.timeMissing",
              () ->
                  convening.convene(
                      review,
                      new ConferenceDetails(
                          DAY, null, "Sở", full.agenda(), full.invited(), null, null)));
          refused(
              "conference.placeMissing",
              () ->
                  convening.convene(
                      review,
                      new ConferenceDetails(
                          DAY, full.time(), "  ", full.agenda(), full.invited(), null, null)));
          refused(
              "conference.agendaMissing",
              () ->
                  convening.convene(
                      review,
                      new ConferenceDetails(
                          DAY, full.time(), "Sở", List.of(), full.invited(), null, null)));
          refused(
              "conference.agendaOutOfOrder",
              () ->
                  convening.convene(
                      review,
                      new ConferenceDetails(
                          DAY,
                          full.time(),
                          "Sở",
                          List.of(
                              new AgendaLine(LocalTime.of(9, 0), "Thảo luận", null),
                              new AgendaLine(LocalTime.of(8, 0), "Khai mạc", null)),
                          full.invited(),
                          null,
                          null)));
          refused(
              "conference.nobodyInvited",
              () ->
                  convening.convene(
                      review,
                      new ConferenceDetails(
                          DAY, full.time(), "Sở", full.agenda(), List.of(), null, null)));
          refused(
              "discussion.tooLong",
              () ->
                  convening.convene(
                      review,
                      new ConferenceDetails(
                          DAY,
                          full.time(),
                          "x".repeat(10_000),
                          full.agenda(),
                          full.invited(),
                          null,
                          null)));
          refused(
              "file.forbiddenKind",
              () ->
                  convening.convene(
                      review,
                      new ConferenceDetails(
                          DAY,
                          full.time(),
                          "Sở",
                          full.agenda(),
                          full.invited(),
                          null,
                          new ConferenceDetails.Attachment(
                              "giay-moi.pdf",
                              "<html><script>1</script></html>"
                                  .getBytes(StandardCharsets.UTF_8)))));
          assertThat(convening.conference(review).convenedAt()).isNull();
          convening.convene(review, full);
        });
    as(
        union.committeeMember(),
        () -> {
          ConferenceView conference = convening.conference(review);
          assertThat(conference.place()).isEqualTo("Sở Khoa học và Công nghệ");
          assertThat(conference.agenda())
              .extracting(ConferenceView.AgendaEntry::text)
              .containsExactly("Khai mạc", "Trình bày báo cáo");
          assertThat(conference.guests())
              .extracting(ConferenceView.Guest::personId)
              .contains(union.committeeMember(), union.chair(), union.association(0).head());
        });
    as(
        union.chiefOfOffice(),
        () ->
            assertThatThrownBy(() -> convening.convene(review, full))
                .isInstanceOf(StepTaken.class));
  }

  @Test
  void aDraftIsKeptForTheOfficeAndSecondHandsAreTold() {
    as(
        union.office(),
        () -> {
          ConferenceView before = convening.conference(review);
          var draft =
              new ConferenceDetails(DAY, null, "Hội trường", List.of(), List.of(), null, null);
          var saved = convening.saveDraft(review, draft, before.version());
          assertThat(saved.version()).isGreaterThan(before.version());
          assertThat(convening.conference(review).place()).isEqualTo("Hội trường");
          assertThatThrownBy(() -> convening.saveDraft(review, draft, before.version()))
              .isInstanceOf(EditConflict.class);
        });
    as(union.committeeMember(), () -> assertThat(convening.conference(review).place()).isNull());
    as(
        union.association(0).head(),
        () -> assertThatThrownBy(() -> convening.conference(review)).isInstanceOf(NotFound.class));
  }

  @Test
  void afterwardsItIsNotedWhoWasThereAndWhyOthersWereNot() {
    convene();
    as(
        union.office(),
        () -> {
          refused(
              "conference.absentReasonMissing",
              () ->
                  convening.recordAttendance(
                      review, Map.of(union.committeeMember(), " "), Set.of()));
          refused(
              "conference.presentAndAbsent",
              () ->
                  convening.recordAttendance(
                      review, Map.of(union.chair(), "Ốm"), Set.of(union.chair())));
          convening.recordAttendance(
              review,
              Map.of(union.committeeMember(), "Trực chống dịch tại huyện"),
              Set.of(union.chair(), union.association(1).head()));
          assertThat(convening.conference(review).guests())
              .anySatisfy(
                  g -> {
                    assertThat(g.personId()).isEqualTo(union.committeeMember());
                    assertThat(g.attendance()).isEqualTo(Attendance.ABSENT);
                    assertThat(g.absentReason()).isEqualTo("Trực chống dịch tại huyện");
                  })
              .anySatisfy(
                  g -> {
                    assertThat(g.personId()).isEqualTo(union.association(1).head());
                    assertThat(g.invited()).isFalse();
                    assertThat(g.attendance()).isEqualTo(Attendance.PRESENT);
                  });
        });
  }

  @Test
  void opinionsAreTakenFromTheInvitationUntilTheDiscussionIsClosed() {
    OpinionDraft mine = new OpinionDraft(null, null, section, null, "Số hội viên chưa khớp.");
    OpinionDraft said =
        new OpinionDraft(
            union.association(0).head(), null, null, keyTask, "Đề nghị chọn việc làm chung.");
    as(
        union.committeeMember(),
        () -> refused("opinion.notConvened", () -> discussing.handIn(review, mine)));
    as(union.office(), () -> refused("opinion.notConvened", () -> discussing.record(review, said)));
    convene();
    as(union.committeeMember(), () -> discussing.handIn(review, mine));
    as(
        union.office(),
        () -> {
          discussing.record(review, said);
          refused(
              "opinion.speakerMissing",
              () -> discussing.record(review, new OpinionDraft(null, null, null, null, "a")));
          refused(
              "opinion.textMissing",
              () ->
                  discussing.record(
                      review, new OpinionDraft(union.chair(), null, null, null, " \n ")));
          refused(
              "opinion.aboutTwo",
              () ->
                  discussing.record(
                      review, new OpinionDraft(union.chair(), null, section, keyTask, "a")));
          // Script is text like any other.
          UUID script =
              discussing.record(
                  review,
                  new OpinionDraft(
                      union.chair(), null, null, null, "<script>alert(1)</script>".repeat(400)));
          assertThat(discussing.opinions(review))
              .extracting(OpinionView::number)
              .containsExactly(1, 2, 3);
          assertThat(discussing.opinions(review).get(1).organisationId())
              .isEqualTo(union.association(0).id());
          discussing.remove(script);
          discussing.closeDiscussion(review);
          refused("opinion.discussionClosed", () -> discussing.record(review, said));
          assertThatThrownBy(() -> discussing.closeDiscussion(review))
              .isInstanceOf(StepTaken.class);
        });
    as(
        union.committeeMember(),
        () -> refused("opinion.discussionClosed", () -> discussing.handIn(review, mine)));
    transaction.executeWithoutResult(
        t ->
            // Each is to be answered within five working days.
            assertThat(steps.ofCase(review).stream().filter(s -> s.step() == Step.ANSWER_OPINION))
                .hasSize(2)
                .allMatch(s -> Days.today(clock).plusDays(7).equals(s.dueOn())));
  }

  @Test
  void oneHandsInForOneselfOnlyAndCorrectsOnlyOnesOwn() {
    convene();
    UUID[] ids = new UUID[2];
    as(
        union.committeeMember(),
        () -> {
          ids[0] = discussing.handIn(review, new OpinionDraft(null, null, section, null, "Ý kiến"));
          assertThatThrownBy(
                  () ->
                      discussing.handIn(
                          review, new OpinionDraft(union.chair(), null, section, null, "Giả")))
              .isInstanceOf(NotAllowed.class);
          assertThatThrownBy(
                  () ->
                      discussing.handIn(
                          review,
                          new OpinionDraft(null, union.association(0).id(), section, null, "Giả")))
              .isInstanceOf(NotAllowed.class);
        });
    as(
        union.office(),
        () -> {
          ids[1] =
              discussing.record(
                  review, new OpinionDraft(union.chair(), null, section, null, "Ghi nhầm"));
          OpinionDraft right = new OpinionDraft(union.chair(), null, section, null, "Ghi đúng");
          discussing.correct(ids[1], right, 0);
          assertThatThrownBy(() -> discussing.correct(ids[1], right, 0))
              .isInstanceOf(EditConflict.class);
          assertThatThrownBy(() -> discussing.correct(ids[0], right, 0))
              .isInstanceOf(NotAllowed.class);
        });
    as(
        union.chair(),
        () ->
            assertThatThrownBy(
                    () ->
                        discussing.correct(
                            ids[1], new OpinionDraft(null, null, null, null, "Khác"), 1))
                .isInstanceOf(NotAllowed.class));
  }

  @Test
  void acceptedPointsAtAChangeAfterApprovalOrProposesADirectiveAndExplainedHasItsReason() {
    UUID[] opinions = discussed();
    int[] version = new int[1];
    as(
        union.secretaryGeneral(),
        () -> {
          var part = drafting.report(review).sections().getFirst();
          drafting.saveSection(part.id(), "Kết nạp 412 hội viên.", part.version());
          version[0] = drafting.saveVersion(review, null);
        });
    as(
        union.viceChair(),
        () -> {
          refused(
              "answer.notAChange",
              () -> answering.accept(opinions[0], new Acceptance.ReportChange(1, section), "Có"));
          refused(
              "answer.notAChange",
              () ->
                  answering.accept(
                      opinions[0], new Acceptance.ReportChange(version[0], keyTask), "Có"));
          refused(
              "answer.notAChange",
              () -> answering.accept(opinions[0], new Acceptance.ReportChange(99, section), "Có"));
          assertThat(answering.sheet(opinions[0]).changes())
              .singleElement()
              .satisfies(c -> assertThat(c.place().id()).isEqualTo(section));
          answering.accept(
              opinions[0], new Acceptance.ReportChange(version[0], section), "Đã sửa.");
          refused(
              "answer.directiveMissing",
              () -> answering.accept(opinions[1], new Acceptance.ProposedDirective(" "), ""));
          answering.accept(
              opinions[1], new Acceptance.ProposedDirective("Lập lịch chung"), "Giao các Hội.");
          refused("answer.reasonMissing", () -> answering.explain(opinions[2], " "));
          answering.explain(opinions[2], "Dự toán không có khoản này.");
          assertThatThrownBy(() -> answering.explain(opinions[2], "Lần nữa"))
              .isInstanceOf(StepTaken.class);
        });
    transaction.executeWithoutResult(
        t ->
            assertThat(reading.opinions(review))
                .extracting(OpinionReading.OpinionInfo::answerKind)
                .containsExactly(
                    AnswerKind.ACCEPTED_CHANGE,
                    AnswerKind.ACCEPTED_DIRECTIVE,
                    AnswerKind.EXPLAINED));
  }

  @Test
  void theAuthorSeesTheAnswerOnlyOnceReleasedAndUntilThenItCanBeReopened() {
    UUID[] opinions = discussed();
    as(union.viceChair(), () -> answering.explain(opinions[2], "Chưa có kinh phí."));
    as(
        union.committeeMember(),
        () -> {
          OpinionView seen = discussing.opinions(review).get(2);
          assertThat(seen.mine()).isTrue();
          assertThat(seen.answered()).isFalse();
          assertThat(seen.answer()).isNull();
        });
    as(union.chair(), () -> assertThat(discussing.opinions(review).get(2).answered()).isTrue());
    as(
        union.secretaryGeneral(),
        () ->
            assertThatThrownBy(() -> answering.reopen(opinions[2])).isInstanceOf(NotAllowed.class));
    as(
        union.chair(),
        () -> {
          answering.reopen(opinions[2]);
          refused("answer.notGiven", () -> answering.reopen(opinions[2]));
        });
    as(
        union.viceChair(),
        () -> {
          OpinionView again = discussing.opinions(review).get(2);
          assertThat(again.answered()).isFalse();
          assertThat(again.answer().words()).isEqualTo("Chưa có kinh phí.");
          answering.explain(opinions[2], "Sẽ xét năm sau.");
        });
    transaction.executeWithoutResult(t -> reading.release(review));
    as(
        union.committeeMember(),
        () ->
            assertThat(discussing.opinions(review).get(2).answer().words())
                .isEqualTo("Sẽ xét năm sau."));
    as(union.chair(), () -> refused("answer.released", () -> answering.reopen(opinions[2])));
  }

  @Test
  void anAnswerIsKeptWhileItIsTyped() {
    UUID[] opinions = discussed();
    as(
        union.viceChair(),
        () -> {
          AnswerDraft typed = new AnswerDraft(AnswerKind.EXPLAINED, "Dự to", null, null, null);
          answering.saveDraft(opinions[0], typed, 0);
          assertThat(discussing.opinions(review).getFirst().answer().words()).isEqualTo("Dự to");
          assertThatThrownBy(() -> answering.saveDraft(opinions[0], typed, 0))
              .isInstanceOf(EditConflict.class);
        });
    as(union.chair(), () -> assertThat(discussing.opinions(review).getFirst().answer()).isNull());
    transaction.executeWithoutResult(
        t -> assertThat(reading.opinion(opinions[0]).orElseThrow().answerWords()).isNull());
  }

  @Test
  void anOpinionIsKeptWhileItIsTypedForWhoTypesIt() {
    convene();
    OpinionDraft typed = new OpinionDraft(union.chair(), null, null, keyTask, "Đề ng");
    as(
        union.office(),
        () -> {
          discussing.keepTyped(review, typed);
          assertThat(discussing.typed(review)).contains(typed);
        });
    as(union.chiefOfOffice(), () -> assertThat(discussing.typed(review)).isEmpty());
    as(
        union.office(),
        () -> {
          discussing.record(review, typed);
          assertThat(discussing.typed(review)).isEmpty();
        });
  }

  @Test
  void onlyThosePostsMayThatTheDesignNames() {
    UUID[] opinions = discussed();
    OpinionDraft draft = new OpinionDraft(union.chair(), null, null, null, "a");
    for (Post post : union.people().keySet()) {
      UUID person = union.in(post);
      boolean office = post == Post.OFFICE || post == Post.CHIEF_OF_OFFICE;
      as(
          person,
          () -> {
            allowed(office, () -> convening.convene(review, details()));
            allowed(office, () -> convening.saveDraft(review, details(), 0));
            allowed(office, () -> convening.invitable(review));
            allowed(office, () -> convening.recordAttendance(review, Map.of(), Set.of()));
            allowed(office, () -> discussing.record(review, draft));
            allowed(office, () -> discussing.recordingSheet(review));
            allowed(office, () -> discussing.closeDiscussion(review));
            allowed(
                post == Post.COMMITTEE_MEMBER
                    || post == Post.STANDING_BOARD_MEMBER
                    || post == Post.CHAIR
                    || post == Post.STANDING_VICE_CHAIR
                    || post == Post.SECRETARY_GENERAL,
                () -> discussing.handIn(review, new OpinionDraft(null, null, null, null, "a")));
            allowed(
                post == Post.STANDING_VICE_CHAIR,
                () ->
                    answering.saveDraft(
                        opinions[0], new AnswerDraft(null, null, null, null, null), 77));
            allowed(post == Post.STANDING_VICE_CHAIR, () -> answering.sheet(opinions[0]));
            allowed(post == Post.STANDING_VICE_CHAIR, () -> answering.explain(opinions[0], " "));
            allowed(
                post == Post.STANDING_VICE_CHAIR,
                () -> answering.accept(opinions[0], new Acceptance.ProposedDirective(" "), ""));
            allowed(
                post == Post.STANDING_VICE_CHAIR || post == Post.CHAIR,
                () -> answering.reopen(opinions[0]));
            allowed(post != Post.ADMINISTRATOR, () -> convening.conference(review));
            allowed(post != Post.ADMINISTRATOR, () -> discussing.opinions(review));
          });
    }
    as(
        union.association(1).officer(),
        () -> {
          assertThat(discussing.opinions(review)).isEmpty();
          allowed(false, () -> convening.conference(review));
          allowed(false, () -> discussing.record(review, draft));
        });
  }

  @Test
  void anotherUnionSeesNothing() {
    UUID[] opinions = discussed();
    for (UUID person : other.people().values()) {
      as(
          person,
          () -> {
            allowed(false, () -> convening.conference(review));
            allowed(false, () -> convening.invitable(review));
            allowed(false, () -> discussing.opinions(review));
            allowed(false, () -> discussing.recordingSheet(review));
            allowed(false, () -> discussing.handInSheet(review));
            allowed(
                false,
                () -> discussing.handIn(review, new OpinionDraft(null, null, null, null, "a")));
            allowed(false, () -> answering.sheet(opinions[0]));
            allowed(false, () -> answering.explain(opinions[0], "a"));
            allowed(false, () -> answering.reopen(opinions[0]));
          });
    }
  }

  @Test
  void numbersAreGivenOneByOneHoweverManyRecordAtOnce() throws Exception {
    convene();
    try (var pool = java.util.concurrent.Executors.newFixedThreadPool(4)) {
      var jobs =
          java.util.stream.IntStream.range(0, 12)
              .<java.util.concurrent.Callable<Void>>mapToObj(
                  i ->
                      () -> {
                        as(
                            union.office(),
                            () ->
                                discussing.record(
                                    review,
                                    new OpinionDraft(
                                        union.chair(), null, null, null, "Ý kiến " + i)));
                        return null;
                      })
              .toList();
      for (var done : pool.invokeAll(jobs)) {
        done.get();
      }
    }
    as(
        union.office(),
        () ->
            assertThat(discussing.opinions(review))
                .extracting(OpinionView::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
  }

  /** Three opinions: on a section, on a key task, and one handed in by the committee member. */
  private UUID[] discussed() {
    convene();
    UUID[] ids = new UUID[3];
    as(
        union.office(),
        () -> {
          ids[0] =
              discussing.record(
                  review,
                  new OpinionDraft(
                      union.association(0).head(), null, section, null, "Số chưa khớp."));
          ids[1] =
              discussing.record(
                  review, new OpinionDraft(union.chair(), null, null, keyTask, "Cần lịch chung."));
        });
    as(
        union.committeeMember(),
        () ->
            ids[2] =
                discussing.handIn(
                    review, new OpinionDraft(null, null, null, null, "Cần kinh phí.")));
    as(union.office(), () -> discussing.closeDiscussion(review));
    return ids;
  }

  private void convene() {
    as(union.office(), () -> convening.convene(review, details()));
  }

  private ConferenceDetails details() {
    return new ConferenceDetails(
        DAY,
        LocalTime.of(8, 0),
        "Sở Khoa học và Công nghệ",
        List.of(
            new AgendaLine(LocalTime.of(8, 0), "Khai mạc", null),
            new AgendaLine(LocalTime.of(8, 30), "Trình bày báo cáo", union.secretaryGeneral())),
        List.of(union.chair(), union.committeeMember(), union.association(0).head()),
        null,
        null);
  }

  private void as(UUID person, Runnable act) {
    actingAs.person(person, act);
  }

  private static void refused(String key, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  /** Other refusals may follow; whether the person may is asked first. */
  private static void allowed(boolean may, ThrowingCallable act) {
    Throwable refusal = org.assertj.core.api.Assertions.catchThrowable(act);
    if (may) {
      assertThat(refusal)
          .satisfiesAnyOf(
              r -> assertThat(r).isNull(),
              r ->
                  assertThat(r)
                      .isInstanceOf(DomainException.class)
                      .isNotInstanceOfAny(NotAllowed.class, NotFound.class));
    } else {
      assertThat(refusal).isInstanceOfAny(NotAllowed.class, NotFound.class);
    }
  }
}
