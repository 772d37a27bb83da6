package vn.dondoc.workflow;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.DirectiveDetails;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.NoticeInfo;
import vn.dondoc.conclusion.NoticeSignature;
import vn.dondoc.discussion.AgendaLine;
import vn.dondoc.discussion.Answering;
import vn.dondoc.discussion.ConferenceDetails;
import vn.dondoc.discussion.Convening;
import vn.dondoc.discussion.Discussing;
import vn.dondoc.discussion.OpinionDraft;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.FollowUpInfo;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.review.OpenReview;
import vn.dondoc.review.ReviewPlan;

/** Plays reviews up to where a test begins, each act by the person whose act it is. */
@Component
@Lazy // its clock is there in tests only
class Cycles {
  static final LocalDate REPORTS_DUE = LocalDate.of(2019, 6, 28);
  static final LocalDate CONFERENCE = LocalDate.of(2019, 7, 16);

  private final OpenReview openReview;
  private final ReportDrafting drafting;
  private final Convening convening;
  private final Discussing discussing;
  private final Answering answering;
  private final Concluding concluding;
  private final FollowUpLookup followUps;
  private final AssignFollowUps assigning;
  private final Processes processes;
  private final ActingAs actingAs;
  private final TransactionTemplate transaction;
  private final MovableClock clock;

  Cycles(
      OpenReview openReview,
      ReportDrafting drafting,
      Convening convening,
      Discussing discussing,
      Answering answering,
      Concluding concluding,
      FollowUpLookup followUps,
      AssignFollowUps assigning,
      Processes processes,
      ActingAs actingAs,
      TransactionTemplate transaction,
      MovableClock clock) {
    this.openReview = openReview;
    this.drafting = drafting;
    this.convening = convening;
    this.discussing = discussing;
    this.answering = answering;
    this.concluding = concluding;
    this.followUps = followUps;
    this.assigning = assigning;
    this.processes = processes;
    this.actingAs = actingAs;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The eighth hour of a day; whatever has become due by then happens. */
  void on(LocalDate day) {
    clock.standAt(day.atTime(8, 0).atZone(Days.ZONE).toInstant());
    processes.runDueTimers();
  }

  UUID open(TestUnion union) {
    return actingAs.person(
        union.office(),
        () ->
            openReview.open(
                union.id(),
                new ReviewPlan(
                    "Sơ kết 6 tháng đầu năm 2019",
                    LocalDate.of(2019, 1, 1),
                    LocalDate.of(2019, 6, 30),
                    LocalDate.of(2019, 7, 1),
                    LocalDate.of(2019, 12, 31),
                    List.of("Công tác tổ chức", "Công tác tuyên truyền"),
                    REPORTS_DUE,
                    CONFERENCE)));
  }

  /** With a text in every section, so that it can be submitted. */
  void draft(TestUnion union, UUID review) {
    actingAs.person(
        union.secretaryGeneral(),
        () -> {
          drafting
              .report(review)
              .sections()
              .forEach(s -> drafting.saveSection(s.id(), "Kết quả trong kỳ", s.version()));
          drafting.addKeyTask(review, "Phối hợp giữa các Hội");
          drafting.submitForApproval(review);
        });
  }

  void approve(TestUnion union, UUID review) {
    actingAs.person(union.viceChair(), () -> drafting.approve(review));
  }

  void convene(TestUnion union, UUID review) {
    actingAs.person(
        union.office(),
        () ->
            convening.convene(
                review,
                new ConferenceDetails(
                    CONFERENCE,
                    LocalTime.of(8, 0),
                    "Sở Khoa học và Công nghệ",
                    List.of(new AgendaLine(LocalTime.of(8, 0), "Khai mạc", null)),
                    List.of(union.committeeMember()),
                    null,
                    null)));
  }

  /** Records so many opinions and closes the discussion. */
  List<UUID> discuss(TestUnion union, UUID review, int opinions) {
    return actingAs.person(
        union.office(),
        () -> {
          List<UUID> said = new ArrayList<>();
          for (int i = 1; i <= opinions; i++) {
            said.add(
                discussing.record(
                    review,
                    new OpinionDraft(union.committeeMember(), null, null, null, "Ý kiến " + i)));
          }
          discussing.closeDiscussion(review);
          return said;
        });
  }

  /** From the opening to where opinions are answered and the chair concludes. */
  List<UUID> discussed(TestUnion union, UUID review, int opinions) {
    draft(union, review);
    approve(union, review);
    convene(union, review);
    on(CONFERENCE);
    return discuss(union, review, opinions);
  }

  void explain(TestUnion union, UUID opinion) {
    actingAs.person(union.viceChair(), () -> answering.explain(opinion, "Ngoài thẩm quyền"));
  }

  /** Adds a directive for each of these units, due on 30 September; for none: without a task. */
  void direct(TestUnion union, UUID review, UUID... units) {
    actingAs.person(
        union.chair(),
        () -> {
          UUID directive = concluding.addDirective(review, "Tổ chức hội thảo", List.of());
          concluding.saveDirective(
              directive,
              units.length == 0
                  ? details(Mode.NO_TASK, List.of(), null, "Yêu cầu chung")
                  : details(Mode.EACH, Arrays.asList(units), LocalDate.of(2019, 9, 30), null),
              0);
        });
  }

  NoticeInfo issue(TestUnion union, UUID review) {
    return actingAs.person(
        union.chair(), () -> concluding.issue(review, new NoticeSignature("CHỦ TỊCH", null)));
  }

  NoticeInfo conclude(TestUnion union, UUID review, UUID... units) {
    direct(union, review, units);
    return issue(union, review);
  }

  private static DirectiveDetails details(
      Mode mode, List<UUID> units, @Nullable LocalDate due, @Nullable String reason) {
    return new DirectiveDetails(
        "Tổ chức hội thảo", mode, null, List.of(), units, due, false, null, null, reason);
  }

  /** A follow-up of the first association, just assigned. */
  UUID assigned(TestUnion union) {
    UUID review = open(union);
    discussed(union, review, 0);
    conclude(union, review, union.association(0).id());
    return followUps(review).getFirst().id();
  }

  /** Assigned directly: the first association leads, all others coordinate. */
  UUID assignedTogether(TestUnion union) {
    List<UUID> units = union.associations().stream().map(a -> a.id()).toList();
    return assignedDirectly(
        union, Assignment.To.together(units.getFirst(), units.subList(1, units.size())));
  }

  UUID assignedDirectly(TestUnion union, Assignment.To to) {
    return actingAs.person(
        union.chair(),
        () ->
            assigning
                .assign(
                    new Assignment(
                        union.id(),
                        "Tổ chức hội thảo",
                        null,
                        to,
                        LocalDate.of(2019, 9, 30),
                        null,
                        new Assignment.Source(SourceKind.MEETING, "Giao ban", null, null)))
                .getFirst());
  }

  List<FollowUpInfo> followUps(UUID review) {
    return Objects.requireNonNull(transaction.execute(status -> followUps.ofReview(review)));
  }

  FollowUpInfo followUp(UUID id) {
    return Objects.requireNonNull(
        transaction.execute(status -> followUps.followUp(id).orElseThrow()));
  }
}
