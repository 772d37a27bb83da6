package vn.dondoc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.AccessTableTests.Who.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.audit.Breach;
import vn.dondoc.audit.HistoryAudit;
import vn.dondoc.audit.HistoryReport;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.calendar.DeadlinesOnDays;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.DirectiveDetails;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.NoticeSignature;
import vn.dondoc.conclusion.NumberSeries;
import vn.dondoc.conclusion.ReviewsToConclude;
import vn.dondoc.conclusion.ReviewsToConclude.ReviewToConclude;
import vn.dondoc.conclusion.Source;
import vn.dondoc.discussion.Acceptance;
import vn.dondoc.discussion.AnswerDraft;
import vn.dondoc.discussion.Answering;
import vn.dondoc.discussion.ConferenceDetails;
import vn.dondoc.discussion.Convening;
import vn.dondoc.discussion.Discussing;
import vn.dondoc.discussion.MyConferences;
import vn.dondoc.discussion.OpinionDraft;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Comments;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpColumn;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpExport;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpReminding;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.OnBehalf;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.SavedViews;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.inbox.Assigned;
import vn.dondoc.inbox.MySteps;
import vn.dondoc.mail.MailLog;
import vn.dondoc.organisation.Accounts;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Delegation;
import vn.dondoc.organisation.Deputies;
import vn.dondoc.organisation.OrganisationKind;
import vn.dondoc.organisation.OrganisationRegister;
import vn.dondoc.organisation.OrganisationRegister.OrganisationDetails;
import vn.dondoc.organisation.OrganisationRegister.PersonDetails;
import vn.dondoc.organisation.OrganisationRegister.PostDetails;
import vn.dondoc.organisation.PersonalTokens;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.RegisterReading;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.reminder.CalendarFeed;
import vn.dondoc.reminder.Calls;
import vn.dondoc.reminder.Choices;
import vn.dondoc.reminder.Frequency;
import vn.dondoc.report.AssociationReporting;
import vn.dondoc.report.Passage;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.review.OpenReview;
import vn.dondoc.review.OpinionNews;
import vn.dondoc.review.ReviewPlan;
import vn.dondoc.review.ReviewReading;
import vn.dondoc.review.TakenOver;
import vn.dondoc.review.Trace;
import vn.dondoc.standing.Figure;
import vn.dondoc.standing.FrozenStandings;
import vn.dondoc.standing.StandingQuestion;
import vn.dondoc.standing.StandingReading;

/**
 * Who may do what: every method that people call, in a table against every post of the union, the
 * same posts of another union, someone without a post, and nobody. The expectation is the table of
 * the design, section 1; whoever is not named in a row may not.
 */
@DonDocTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTests {
  /** A person of the union; everyone else is refused everywhere. */
  enum Who {
    CHAIR,
    VICE_CHAIR,
    SECRETARY_GENERAL,
    CHIEF_OF_OFFICE,
    OFFICE,
    BOARD_MEMBER,
    COMMITTEE_MEMBER,
    ADMINISTRATOR,
    /** Of the association that the report and the follow-ups are about. */
    HEAD,
    VICE_HEAD,
    OFFICER,
    /** Of another association of the same union. */
    OTHER_HEAD,
    OTHER_OFFICER,
    /** With a post that gives no right. */
    GUEST
  }

  private static final Set<Who> OFFICES = Set.of(OFFICE, CHIEF_OF_OFFICE);
  private static final Set<Who> OWN = Set.of(HEAD, VICE_HEAD, OFFICER);
  private static final Set<Who> OTHERS = Set.of(OTHER_HEAD, OTHER_OFFICER);
  private static final Set<Who> LEADERSHIP = Set.of(CHAIR, VICE_CHAIR, SECRETARY_GENERAL);
  private static final Set<Who> COMMITTEE = Set.of(BOARD_MEMBER, COMMITTEE_MEMBER);
  private static final Set<Who> READERS = and(LEADERSHIP, OFFICES, COMMITTEE);
  private static final Set<Who> IN_UNION = and(READERS, OWN, OTHERS);
  private static final Set<Who> EDITORS = Set.of(SECRETARY_GENERAL, VICE_CHAIR);

  private static final LocalDate DAY = LocalDate.of(2019, 6, 3);
  private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes();

  /** Called with someone's session, and what it answers: null where there is nothing to answer. */
  private interface Call {
    @Nullable Object run();
  }

  /** One line of the table. */
  private record Row(Class<?> service, String method, Set<Who> may, boolean outsiders, Call call) {
    String name() {
      return service.getSimpleName() + "." + method;
    }
  }

  @Autowired TestUnions unions;
  @Autowired ReviewsToConclude reviews;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;
  @Autowired OpenReview openReview;
  @Autowired ReviewReading reviewReading;
  @Autowired Trace trace;
  @Autowired TakenOver takenOver;
  @Autowired OpinionNews opinionNews;
  @Autowired ReportDrafting drafting;
  @Autowired AssociationReporting reporting;
  @Autowired Convening convening;
  @Autowired Discussing discussing;
  @Autowired Answering answering;
  @Autowired Concluding concluding;
  @Autowired NumberSeries numbers;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpDecisions decisions;
  @Autowired FollowUpReading followUps;
  @Autowired AssignFollowUps assigning;
  @Autowired Comments comments;
  @Autowired Delegation delegation;
  @Autowired FollowUpSearch search;
  @Autowired StandingReading standings;
  @Autowired FrozenStandings frozenStandings;
  @Autowired FollowUpExport exporting;
  @Autowired FollowUpReminding reminding;
  @Autowired SavedViews savedViews;
  @Autowired OrganisationRegister register;
  @Autowired RegisterReading registerReading;
  @Autowired Accounts accounts;
  @Autowired PersonalTokens tokens;
  @Autowired HistoryAudit audit;
  @Autowired Deputies deputies;
  @Autowired Choices choices;
  @Autowired CalendarFeed calendarFeed;
  @Autowired MyConferences myConferences;
  @Autowired WorkingDays workingDays;
  @Autowired DeadlinesOnDays deadlines;
  @Autowired Calls calls;
  @Autowired MailLog mailLog;
  @Autowired MySteps mySteps;
  @Autowired Assigned assigned;

  private final Map<Who, UUID> people = new EnumMap<>(Who.class);
  private final Map<String, UUID> outsiders = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** Methods that ask for no post, with the reason. */
  private final Map<String, String> open = new TreeMap<>();

  private TestUnion union;
  private UUID association;
  private UUID issued;
  private UUID issuedOpinion;
  private UUID assignedFollowUp;
  private UUID reportedFollowUp;
  private UUID directFollowUp;
  private UUID named;
  private UUID evidence;
  private ReviewToConclude concluded;
  private UUID drafted;
  private UUID section;
  private List<UUID> keyTasks;
  private UUID ownReport;
  private UUID otherReport;
  private UUID otherFile;

  @BeforeAll
  void aUnionInTheMiddleOfItsWork() {
    clock.standAt(TestClock.START);
    union = unions.found(2);
    association = union.association(0).id();
    TestAssociation first = union.association(0);
    TestAssociation second = union.association(1);
    people.put(CHAIR, union.chair());
    people.put(VICE_CHAIR, union.viceChair());
    people.put(SECRETARY_GENERAL, union.secretaryGeneral());
    people.put(CHIEF_OF_OFFICE, union.chiefOfOffice());
    people.put(OFFICE, union.office());
    people.put(BOARD_MEMBER, union.in(Post.STANDING_BOARD_MEMBER));
    people.put(COMMITTEE_MEMBER, union.committeeMember());
    people.put(ADMINISTRATOR, union.administrator());
    people.put(HEAD, first.head());
    people.put(VICE_HEAD, first.viceHead());
    people.put(OFFICER, first.officer());
    people.put(OTHER_HEAD, second.head());
    people.put(OTHER_OFFICER, second.officer());
    people.put(GUEST, unions.person("Guest", union.id(), Post.OTHER));

    TestUnion elsewhere = unions.found(1);
    elsewhere.people().forEach((post, id) -> outsiders.put("another union's " + post, id));
    outsiders.put("another union's HEAD", elsewhere.association(0).head());
    outsiders.put("another union's VICE_HEAD", elsewhere.association(0).viceHead());
    outsiders.put("another union's OFFICER", elsewhere.association(0).officer());
    outsiders.put("someone without a post", unions.stranger());

    issueANotice();
    concluded = reviews.begin(union, 1);
    draftAReport();
    assignDirectly();
    comment();
    nameForLater();
    fillTheTable();
  }

  /**
   * A review that was concluded: one follow-up to be taken on, one reported as done in which the
   * other association coordinates.
   */
  private void issueANotice() {
    ReviewToConclude review = reviews.begin(union, 1);
    issued = review.id();
    issuedOpinion = review.opinions().getFirst();
    reviews.explainAll(review);
    as(
        CHAIR,
        () -> {
          for (DirectiveDetails details :
              List.of(forAssociation("Báo cáo"), together("Tổ chức hội thảo"))) {
            UUID directive =
                concluding.addDirective(
                    issued, details.text(), List.of(Source.opinion(issuedOpinion)));
            concluding.saveDirective(directive, details, 0);
          }
          concluding.issue(issued, new NoticeSignature("CHỦ TỊCH", null));
        });
    List<UUID> given =
        jdbc.sql("select id from follow_up where review_id = ? order by number")
            .param(issued)
            .query(UUID.class)
            .list();
    assignedFollowUp = given.getFirst();
    reportedFollowUp = given.getLast();
    as(
        OFFICER,
        () ->
            actions.complete(
                reportedFollowUp,
                new ProgressEntry(
                    100, "Xong", null, List.of(new ProgressEntry.Evidence("a.pdf", PDF))),
                Set.of(union.association(1).id()),
                null));
    evidence =
        as(
            OFFICER,
            () -> followUps.get(reportedFollowUp).progress().getFirst().files().getFirst().id());
  }

  /** A review of which the report is being drafted, and of two associations one has reported. */
  private void draftAReport() {
    drafted = as(OFFICE, () -> openReview.open(union.id(), plan()));
    section = as(SECRETARY_GENERAL, () -> drafting.report(drafted).sections().getFirst().id());
    keyTasks =
        as(
            SECRETARY_GENERAL,
            () ->
                List.of(
                    drafting.addKeyTask(drafted, "Nhiệm vụ"),
                    drafting.addKeyTask(drafted, "Nhiệm vụ")));
    ownReport = as(OFFICER, () -> reporting.ofReview(drafted).getFirst().id());
    as(OFFICER, () -> reporting.saveDraft(ownReport, "Chưa gửi", "", "", version(ownReport)));
    otherReport = as(OTHER_OFFICER, () -> reporting.ofReview(drafted).getFirst().id());
    otherFile = as(OTHER_OFFICER, () -> reporting.attach(otherReport, "b.pdf", PDF));
    as(
        OTHER_OFFICER,
        () -> reporting.saveDraft(otherReport, "Đã gửi", "", "", version(otherReport)));
    as(OTHER_OFFICER, () -> reporting.submit(otherReport));
    as(
        OFFICE,
        () -> convening.saveDraft(drafted, conference(), convening.conference(drafted).version()));
  }

  /** A follow-up of the association that belongs to no review. */
  private void assignDirectly() {
    directFollowUp =
        as(
                CHAIR,
                () ->
                    assigning.assign(
                        new Assignment(
                            union.id(),
                            "Rà soát hồ sơ",
                            null,
                            Assignment.To.each(List.of(association)),
                            null,
                            null,
                            new Assignment.Source(SourceKind.MEETING, "Giao ban", null, null))))
            .getFirst();
  }

  /** From some day on; until then nobody has a right by it. */
  private void nameForLater() {
    named =
        as(
            CHAIR,
            () ->
                delegation.name(
                    union.id(),
                    union.viceChair(),
                    Post.UNION_DELEGATE,
                    DAY.plusDays(30),
                    DAY.plusDays(40)));
  }

  /** Said to the other association and to the chair, who have not looked. */
  private void comment() {
    as(
        OFFICER,
        () -> {
          comments.write(assignedFollowUp, "Đang chuẩn bị", Set.of(), Set.of());
          return comments.write(
              reportedFollowUp,
              "Đề nghị xem",
              Set.of(union.association(1).id()),
              Set.of(union.chair()));
        });
  }

  private void fillTheTable() {
    of(OpenReview.class);
    row("proposal", OFFICES, () -> openReview.proposal(union.id()));
    row("open", OFFICES, () -> openReview.open(union.id(), plan()));
    row("markIllustrative", OFFICES, done(() -> openReview.markIllustrative(drafted)));

    of(ReviewReading.class);
    row("list", IN_UNION, () -> reviewReading.list());
    row("get", IN_UNION, () -> reviewReading.get(drafted));
    open("bpmn", "the picture of the process, the same for all");

    of(Trace.class);
    row("back", and(READERS, OWN), () -> trace.back(assignedFollowUp));
    row("forward", READERS, () -> trace.forward(issuedOpinion));

    of(TakenOver.class);
    row("of", IN_UNION, () -> takenOver.of(drafted));

    of(OpinionNews.class);
    row("mine", Set.of(COMMITTEE_MEMBER), () -> opinionNews.mine());
    forAll("seen", done(() -> opinionNews.seen(issuedOpinion)));

    of(ReportDrafting.class);
    Set<Who> drafts = Set.of(SECRETARY_GENERAL);
    UUID amended = concluded.id();
    UUID amendedTask = concluded.keyTasks().getFirst();
    row("report", READERS, () -> drafting.report(drafted));
    row("compare", READERS, () -> drafting.compare(drafted, 0, 0));
    row("saveSection", drafts, () -> drafting.saveSection(section, "Mới", 0));
    row("saveSection", EDITORS, () -> drafting.saveSection(concluded.sectionId(), "Mới", 0));
    row("addKeyTask", drafts, () -> drafting.addKeyTask(drafted, "Mới"));
    row("addKeyTask", EDITORS, () -> drafting.addKeyTask(amended, "Mới"));
    row("saveKeyTask", drafts, () -> drafting.saveKeyTask(keyTasks.getFirst(), "Mới", 0));
    row("saveKeyTask", EDITORS, () -> drafting.saveKeyTask(amendedTask, "Mới", 0));
    row("removeKeyTask", drafts, done(() -> drafting.removeKeyTask(keyTasks.getFirst(), "")));
    row("removeKeyTask", EDITORS, done(() -> drafting.removeKeyTask(amendedTask, "Trùng")));
    row("restoreKeyTask", drafts, done(() -> drafting.restoreKeyTask(keyTasks.getFirst())));
    row("restoreKeyTask", EDITORS, done(() -> drafting.restoreKeyTask(amendedTask)));
    row(
        "splitKeyTask",
        drafts,
        () -> drafting.splitKeyTask(keyTasks.getFirst(), List.of("a", "b")));
    row("splitKeyTask", EDITORS, () -> drafting.splitKeyTask(amendedTask, List.of("a", "b")));
    row(
        "keepDuplicate",
        drafts,
        done(() -> drafting.keepDuplicate(keyTasks.getFirst(), keyTasks.getLast(), "Khác")));
    row("pull", drafts, () -> drafting.pull(otherReport, Passage.RESULTS, section, ""));
    row("saveVersion", drafts, () -> drafting.saveVersion(drafted, null));
    row("saveVersion", EDITORS, () -> drafting.saveVersion(amended, null));
    row("submitForApproval", drafts, done(() -> drafting.submitForApproval(drafted)));
    row("approve", Set.of(VICE_CHAIR), done(() -> drafting.approve(drafted)));
    row("sendBack", Set.of(VICE_CHAIR), done(() -> drafting.sendBack(drafted, "Thiếu")));

    of(AssociationReporting.class);
    row("get", and(READERS, OWN), () -> reporting.get(ownReport));
    row("ofReview", IN_UNION, () -> reporting.ofReview(drafted));
    row("previous", and(READERS, OWN), () -> reporting.previous(ownReport));
    row("saveDraft", OWN, () -> reporting.saveDraft(ownReport, "a", "b", "c", version(ownReport)));
    row("attach", OWN, () -> reporting.attach(ownReport, "c.pdf", PDF));
    row("detach", OWN, done(() -> reporting.detach(ownReport, otherFile)));
    row("submit", OWN, done(() -> reporting.submit(ownReport)));
    row("submitNothing", OWN, done(() -> reporting.submitNothing(ownReport, "Không có")));
    row(
        "enterOnBehalf",
        OFFICES,
        done(() -> reporting.enterOnBehalf(ownReport, "Công văn", "a", "b", "c", null, null)));
    row("confirmEntry", OWN, done(() -> reporting.confirmEntry(ownReport)));
    row("disputeEntry", OWN, done(() -> reporting.disputeEntry(ownReport, "Sai")));
    row(
        "correctEntry",
        OFFICES,
        done(() -> reporting.correctEntry(ownReport, "a", "b", "c", null)));
    row("file", and(READERS, OTHERS), () -> reporting.file(otherReport, otherFile));

    of(Convening.class);
    row("conference", READERS, () -> convening.conference(issued));
    row("find", READERS, () -> convening.find(issued).orElseThrow(NotFound::new));
    row("invitation", OFFICES, () -> convening.invitation(drafted));
    row("invitable", OFFICES, () -> convening.invitable(drafted));
    row("saveDraft", OFFICES, () -> convening.saveDraft(drafted, conference(), 0));
    row("convene", OFFICES, done(() -> convening.convene(drafted, conference())));
    row(
        "recordAttendance",
        OFFICES,
        done(() -> convening.recordAttendance(issued, Map.of(), Set.of(union.chair()))));

    of(Discussing.class);
    UUID opinion = concluded.opinions().getFirst();
    OpinionDraft said = new OpinionDraft(union.committeeMember(), null, null, null, "Ý kiến");
    OpinionDraft own = new OpinionDraft(null, null, null, null, "Ý kiến");
    Set<Who> speakers = and(LEADERSHIP, COMMITTEE);
    row("recordingSheet", OFFICES, () -> discussing.recordingSheet(issued));
    row("handInSheet", speakers, () -> discussing.handInSheet(issued));
    row("keepTyped", and(speakers, OFFICES), done(() -> discussing.keepTyped(issued, own)));
    row("typed", and(speakers, OFFICES), done(() -> discussing.typed(issued)));
    row("record", OFFICES, () -> discussing.record(issued, said));
    row("handIn", speakers, () -> discussing.handIn(issued, own));
    row("correct", OFFICES, done(() -> discussing.correct(opinion, said, 0)));
    row("remove", OFFICES, done(() -> discussing.remove(opinion)));
    row("closeDiscussion", OFFICES, done(() -> discussing.closeDiscussion(drafted)));
    row("opinions", READERS, () -> discussing.opinions(issued));

    of(MyConferences.class);
    forAll("since", done(() -> myConferences.since(DAY)));

    of(Answering.class);
    Set<Who> answers = Set.of(VICE_CHAIR);
    row("sheet", answers, () -> answering.sheet(opinion));
    row(
        "saveDraft",
        answers,
        () -> answering.saveDraft(opinion, new AnswerDraft(null, "", null, null, null), 0));
    row(
        "accept",
        answers,
        done(() -> answering.accept(opinion, new Acceptance.ProposedDirective("Làm"), "Đúng")));
    row("explain", answers, done(() -> answering.explain(opinion, "Không thuộc thẩm quyền")));
    row("reopen", Set.of(VICE_CHAIR, CHAIR), done(() -> answering.reopen(opinion)));

    of(Concluding.class);
    Set<Who> chair = Set.of(CHAIR);
    UUID review = concluded.id();
    UUID directive = as(CHAIR, () -> concluding.addDirective(review, "Nội dung", List.of()));
    Source source = Source.opinion(opinion);
    NoticeSignature signature = new NoticeSignature("CHỦ TỊCH", null);
    row("conclusion", IN_UNION, () -> concluding.conclusion(issued));
    row("conclusion", READERS, () -> concluding.conclusion(review));
    row("directiveCount", IN_UNION, () -> concluding.directiveCount(issued));
    row("directiveCount", READERS, () -> concluding.directiveCount(review));
    row("document", IN_UNION, () -> concluding.document(issued));
    row("document", READERS, () -> concluding.document(review));
    row("gate", READERS, () -> concluding.gate(review));
    row("choices", chair, () -> concluding.choices(review));
    row("addDirective", chair, () -> concluding.addDirective(review, "Mới", List.of()));
    row("addDirectives", chair, () -> concluding.addDirectives(review, List.of("Mới")));
    row(
        "takeKeyTask",
        chair,
        () -> concluding.takeKeyTask(review, concluded.keyTasks().getFirst(), List.of()));
    row("takeProposal", chair, () -> concluding.takeProposal(review, opinion));
    row("saveDirective", chair, () -> concluding.saveDirective(directive, forAssociation("a"), 0));
    row("removeDirective", chair, done(() -> concluding.removeDirective(directive)));
    row("move", chair, done(() -> concluding.move(directive, 1)));
    row("linkSource", chair, done(() -> concluding.linkSource(directive, source)));
    row("unlinkSource", chair, done(() -> concluding.unlinkSource(directive, source)));
    row("saveSignature", chair, done(() -> concluding.saveSignature(review, signature)));
    row("reopenAnswer", chair, done(() -> concluding.reopenAnswer(opinion)));
    row("issue", chair, () -> concluding.issue(review, signature));
    open("propose", "splits the text that is given and stores nothing");

    of(NumberSeries.class);
    row(
        "startAt",
        and(OFFICES, Set.of(ADMINISTRATOR)),
        done(() -> numbers.startAt(union.id(), 2031, 1)));

    of(FollowUpActions.class);
    ProgressEntry progress = new ProgressEntry(40, "Đang làm");
    OnBehalf told = new OnBehalf("Điện thoại");
    UUID id = assignedFollowUp;
    row("acknowledge", OWN, done(() -> actions.acknowledge(id)));
    row("acknowledge", OFFICES, done(() -> actions.acknowledge(id, told)));
    row("decline", OWN, done(() -> actions.decline(id, "Không đủ người")));
    row("decline", OFFICES, done(() -> actions.decline(id, "Không đủ người", told)));
    row("reportProgress", OWN, done(() -> actions.reportProgress(id, progress)));
    row("reportProgress", OFFICES, done(() -> actions.reportProgress(id, progress, told)));
    row("complete", OWN, done(() -> actions.complete(id, progress)));
    row("complete", OFFICES, done(() -> actions.complete(id, progress, Set.of(), told)));
    row(
        "reassign",
        chair,
        done(() -> decisions.reassign(id, union.association(1).id(), "Hợp hơn")));
    row("insist", chair, done(() -> decisions.insist(id, "Cần làm")));
    row("withdraw", chair, done(() -> decisions.withdraw(id, "Thôi")));
    row("confirm", OFFICES, done(() -> actions.confirm(reportedFollowUp)));
    row("sendBack", OFFICES, done(() -> actions.sendBack(reportedFollowUp, "Thiếu")));

    of(AssignFollowUps.class);
    Set<Who> assigners = and(chair, OFFICES);
    Assignment toOne =
        new Assignment(
            union.id(),
            "Góp ý",
            null,
            Assignment.To.each(List.of(association)),
            null,
            null,
            new Assignment.Source(SourceKind.MEETING, "Giao ban", null, null));
    row("assign", assigners, () -> assigning.assign(toOne));
    row("units", assigners, () -> assigning.units(union.id()));
    row("warnings", assigners, () -> assigning.warnings(union.id(), LocalDate.MAX, null));
    row("assignmentOf", and(READERS, OWN), () -> assigning.assignmentOf(directFollowUp));

    of(Comments.class);
    row(
        "write",
        and(READERS, OWN),
        () -> comments.write(id, "Đã nhận", Set.of(union.id()), Set.of(union.chair())));
    row("of", and(READERS, OWN), () -> comments.of(id));
    row("of", IN_UNION, () -> comments.of(reportedFollowUp));
    row("mentionable", and(READERS, OWN), () -> comments.mentionable(id));
    row("seen", and(READERS, OWN), done(() -> comments.seen(id)));
    row("mine", and(OTHERS, Set.of(CHAIR)), () -> comments.mine());

    of(FollowUpReading.class);
    UUID part =
        jdbc.sql("select id from contribution where follow_up_id = ? limit 1")
            .param(reportedFollowUp)
            .query(UUID.class)
            .single();
    UUID entry = UUID.randomUUID();
    jdbc.sql(
            "insert into entry_on_behalf (id, follow_up_id, unit_id, kind, entered_at, entered_by, source, state,"
                + " version) values (?, ?, ?, 'ACKNOWLEDGED', now(), ?, 'Điện thoại', 'TO_CONFIRM', 0)")
        .params(entry, id, association, union.office())
        .update();
    FollowUpFilter all = FollowUpFilter.ALL.with().holderId(union.id()).filter();
    FollowUpFilter one = FollowUpFilter.ALL.with().holderId(union.id()).search("Báo cáo").filter();
    row("get", and(READERS, OWN), () -> followUps.get(id));
    row("find", and(READERS, OWN), () -> followUps.find(id).orElseThrow(NotFound::new));
    row("evidence", IN_UNION, () -> followUps.evidence(reportedFollowUp, evidence));
    row("units", IN_UNION, () -> followUps.units(union.id()));
    row("ofContribution", IN_UNION, () -> followUps.ofContribution(part));
    row("ofEntry", and(READERS, OWN), () -> followUps.ofEntry(entry));
    open("bpmn", "the drawing of a process, in which nothing of anyone stands");
    row("get", IN_UNION, () -> followUps.get(reportedFollowUp));

    of(FollowUpSearch.class);
    row("reviews", IN_UNION, () -> search.reviews(union.id()));
    row("assigners", IN_UNION, () -> search.assigners(union.id()));
    jdbc.sql("update follow_up set field = 'Tuyên truyền' where id = ?")
        .param(reportedFollowUp)
        .update();
    row("fields", IN_UNION, () -> search.fields(union.id()));
    row("list", IN_UNION, () -> search.list(all));
    row("list", IN_UNION, () -> search.list(FollowUpFilter.ofReview(issued), 0, 10));
    row("list", and(READERS, OWN), () -> search.list(one));
    row("among", and(READERS, OWN), () -> search.among(all, List.of(id)));
    row("ids", and(READERS, OWN), () -> search.ids(one, 10));
    row("each", and(READERS, OWN), () -> found(one));
    row("count", and(READERS, OWN), () -> search.count(one).all());

    of(StandingReading.class);
    StandingQuestion standing = StandingQuestion.NOW.ofHolder(union.id());
    row("of", IN_UNION, () -> standings.of(standing).everything());
    row("byUnit", IN_UNION, () -> standings.byUnit(standing));
    row("bySource", IN_UNION, () -> standings.bySource(standing));
    row("byReview", IN_UNION, () -> standings.byReview(standing));
    row("byMonth", IN_UNION, () -> standings.byMonth(standing));
    row(
        "overdue",
        and(READERS, OWN),
        () -> standings.overdue(standing.atTheEndOf(DAY.plusYears(1)), 10));
    row("rows", IN_UNION, () -> standings.rows(standing, Figure.ALL));
    row("holder", IN_UNION, () -> standings.holder(union.id()));
    row("mayReadRows", READERS, () -> standings.mayReadRows(union.id(), null) ? 1 : 0);
    row("mayRead", IN_UNION, () -> standings.mayRead(union.id()) ? 1 : 0);
    open("holders", "the unions of the person themself");

    of(FrozenStandings.class);
    UUID frozen =
        jdbc.sql("select id from frozen_standing where review_id = ?")
            .param(issued)
            .query(UUID.class)
            .single();
    row("list", IN_UNION, () -> frozenStandings.list(union.id()));
    row("get", IN_UNION, () -> frozenStandings.get(frozen));
    row("figures", IN_UNION, () -> frozenStandings.figures(frozen, false));
    row("freeze", OFFICES, () -> frozenStandings.freeze(union.id(), "Báo cáo"));
    of(FollowUpExport.class);
    row("csv", and(READERS, OWN), () -> linesOf(one));
    row("excel", and(READERS, OWN), () -> sheetOf(one));

    of(FollowUpReminding.class);
    row(
        "remind",
        and(OFFICES, Set.of(CHAIR)),
        done(() -> reminding.remind(List.of(assignedFollowUp), "Đề nghị báo cáo")));
    open("canBeReminded", "of a state, the same for all");

    of(SavedViews.class);
    UUID saved =
        as(
            OFFICER,
            () -> {
              savedViews.save("Của Hội", "timeliness=OVERDUE");
              return savedViews.mine().getFirst().id();
            });
    row("mine", Set.of(OFFICER), () -> savedViews.mine());
    row("remove", Set.of(OFFICER), done(() -> savedViews.remove(saved)));
    forAll("save", done(() -> savedViews.save("Quá hạn", "timeliness=OVERDUE")));

    of(OrganisationRegister.class);
    Set<Who> admin = Set.of(ADMINISTRATOR);
    UUID someone = union.association(1).officer();
    UUID other = union.association(1).id();
    PostDetails post = new PostDetails(other, Post.ASSOCIATION_OFFICER, null, null, DAY, null);
    PersonDetails person = new PersonDetails("Nguyễn Văn A", null, null, "");
    UUID appointment =
        jdbc.sql("select id from appointment where person_id = ?")
            .param(someone)
            .query(UUID.class)
            .single();
    row(
        "add",
        admin,
        () ->
            register.add(
                union.id(), OrganisationKind.ASSOCIATION, "Hội mới", OrganisationDetails.NONE));
    row("describe", admin, done(() -> register.describe(other, OrganisationDetails.NONE)));
    row("rename", admin, done(() -> register.rename(other, "Tên mới", DAY)));
    row("dissolve", admin, done(() -> register.dissolve(other, DAY)));
    row("merge", admin, done(() -> register.merge(other, association, DAY)));
    row("addPerson", admin, () -> register.addPerson(union.id(), "A", null, null, false));
    row("addPerson", admin, () -> register.addPerson(union.id(), person, post));
    row("markIllustrative", admin, done(() -> register.markIllustrative(someone)));
    row("appoint", admin, () -> register.appoint(someone, post));
    row(
        "appoint",
        admin,
        () ->
            register.appoint(someone, other, Post.ASSOCIATION_HEAD, null, null, DAY, null, false));
    row("endAppointment", admin, done(() -> register.endAppointment(appointment, DAY)));
    row("changePerson", admin, done(() -> register.changePerson(union.id(), someone, person)));
    open("foundUnion", "only where there is no organisation yet; set-up asks for its link");

    of(Delegation.class);
    row("list", chair, () -> delegation.list(union.id()));
    row("candidates", chair, () -> delegation.candidates(union.id()));
    row(
        "name",
        chair,
        () ->
            delegation.name(
                union.id(), union.viceChair(), Post.CHAIR_DELEGATE, DAY, DAY.plusDays(9)));
    row("end", chair, done(() -> delegation.end(named)));

    // Each names their own, in posts in which somebody can stand in.
    of(Deputies.class);
    Set<Who> stoodInFor = and(OFFICES, OWN, OTHERS, Set.of(VICE_CHAIR, SECRETARY_GENERAL));
    UUID standIn =
        as(
            OFFICER,
            () -> deputies.name(union.association(0).head(), DAY.plusDays(1), DAY.plusDays(9)));
    forAll("name", done(() -> deputies.name(union.office(), DAY.plusDays(20), DAY.plusDays(29))));
    row("end", Set.of(OFFICER), done(() -> deputies.end(standIn)));
    row("mine", Set.of(OFFICER), () -> deputies.mine());
    row("iStandInFor", Set.of(HEAD), () -> deputies.iStandInFor());
    open("posts", "the person's own");
    row(
        "candidates",
        stoodInFor,
        () ->
            deputies.candidates().stream()
                .filter(c -> people.containsValue(c.personId()))
                .toList());

    of(Choices.class);
    forAll("mine", () -> choices.mine());
    forAll("set", () -> choices.set(new Choices.Choice(Frequency.WEEKLY, null, false, 0)));
    open("weeklyOn", "a day of the week, no secret");
    forAll("revokeMailLinks", done(() -> choices.revokeMailLinks()));

    of(CalendarFeed.class);
    forAll("create", () -> calendarFeed.create());
    forAll("status", () -> calendarFeed.status().isPresent());
    forAll("revoke", done(() -> calendarFeed.revoke()));

    of(WorkingDays.class);
    open("of", "which days are worked is no secret; counted with everywhere");
    Set<Who> calendar = and(OFFICES, Set.of(ADMINISTRATOR));
    as(OFFICE, () -> workingDays.mark(union.id(), LocalDate.of(2019, 9, 2), false, "Quốc khánh"));
    LocalDate saturday = LocalDate.of(2019, 6, 8);
    row("year", calendar, () -> workingDays.year(union.id(), 2019));
    row("mark", calendar, done(() -> workingDays.mark(union.id(), DAY, false, "Nghỉ")));
    row("markOff", calendar, done(() -> workingDays.markOff(union.id(), DAY, DAY, "Nghỉ")));
    row("swap", calendar, done(() -> workingDays.swap(union.id(), DAY, saturday, "Hoán đổi")));
    row("take", calendar, done(() -> workingDays.take(union.id(), List.of())));
    row("rename", calendar, done(() -> workingDays.rename(union.id(), DAY, DAY, "Nghỉ")));
    row("remove", calendar, done(() -> workingDays.remove(union.id(), DAY, DAY)));
    row("missingYear", calendar, done(() -> workingDays.missingYear(union.id())));

    of(DeadlinesOnDays.class);
    row(
        "count",
        READERS,
        () -> deadlines.count(union.id(), List.of(LocalDate.of(2019, 9, 30))).values());

    of(RegisterReading.class);
    Set<Who> registrars = and(LEADERSHIP, OFFICES, admin);
    row("organisations", registrars, () -> registerReading.organisations(union.id()));
    row("organisation", and(registrars, OWN), () -> registerReading.organisation(association));
    row("posts", and(registrars, OWN), () -> registerReading.posts(association));
    row("people", admin, () -> registerReading.people(union.id()));

    of(Accounts.class);
    row("invite", admin, () -> accounts.invite(union.id(), someone));
    forAll("ownAddress", () -> accounts.ownAddress());
    forAll("ownLanguage", () -> accounts.ownLanguage());
    forAll("writeToMeIn", done(() -> accounts.writeToMeIn(Locale.ENGLISH)));
    open("setupSecret", "empty once there is an organisation");
    open("link", "the secret of the link is the right");
    open("acceptInvitation", "the secret of the link is the right");
    open("setUp", "the secret of the link is the right");
    open("setUp", "the secret of the link is the right");

    of(PersonalTokens.class);
    UUID token =
        as(
            OFFICER,
            () -> {
              tokens.create("Bảng tính", DAY);
              return tokens.mine().getFirst().id();
            });
    row("mine", Set.of(OFFICER), () -> tokens.mine());
    row("revoke", Set.of(OFFICER), done(() -> tokens.revoke(token)));
    forAll("create", () -> tokens.create("Bảng tính", DAY));
    open("proposedExpiry", "a day, the same for all");
    open("person", "the secret is the right");
    open("mayFail", "asked before anybody is signed in");

    of(HistoryAudit.class);
    Set<Who> checkers = and(OFFICES, chair, admin);
    HistoryReport broken =
        new HistoryReport(
            1, 1, 0, 1, null, List.of(new Breach(Breach.What.ENTRY_CHANGED, id, 1, 0)), 0);
    row("verify", checkers, () -> audit.verify(union.id()));
    // The administrator learns that it breaks, and of no follow-up where.
    row("openable", and(OFFICES, chair), () -> audit.openable(union.id(), broken).keySet());

    of(Calls.class);
    UUID call = UUID.randomUUID();
    UUID callMade = UUID.randomUUID();
    for (UUID each : List.of(call, callMade)) {
      jdbc.sql(
              "insert into reminder_call (id, holder_id, organisation_id, person_id, follow_up_id, kind, asked_on)"
                  + " values (?, ?, ?, ?, ?, 'ASSIGNED', ?)")
          .params(each, union.id(), other, someone, each, DAY)
          .update();
    }
    jdbc.sql("update reminder_call set called_at = now(), called_by = ? where id = ?")
        .params(union.office(), callMade)
        .update();
    row("open", OFFICES, () -> calls.open(union.id()));
    row("made", OFFICES, () -> calls.made(union.id()));
    row("waiting", OFFICES, () -> calls.waiting());
    row("called", OFFICES, done(() -> calls.called(List.of(call), "")));

    of(MailLog.class);
    Set<Who> watchers = and(OFFICES, admin);
    UUID mail = UUID.randomUUID();
    jdbc.sql(
            "insert into mail (id, key, kind, holder_id, person_id, state, created_at, not_before, subject, text, html)"
                + " values (?, 'table', 'DIGEST', ?, ?, 'DEAD', now(), now(), 'Nhắc việc', 'Kính gửi', 'Kính gửi')")
        .params(mail, union.id(), someone)
        .update();
    row("list", watchers, () -> mailLog.list(union.id(), MailLog.Filter.ALL, 0, 10));
    row("count", watchers, () -> mailLog.count(union.id(), MailLog.Filter.ALL));
    row("givenUp", watchers, () -> mailLog.givenUp());
    row("open", watchers, () -> mailLog.open(mail, ""));
    row("resend", watchers, done(() -> mailLog.resend(mail)));
    // What it says is not the administrator's to read.
    row(
        "mayRead",
        OFFICES,
        () -> mailLog.mayRead(union.id()) ? Optional.of(mail) : Optional.empty());
    row("open", OFFICES, () -> Optional.ofNullable(mailLog.open(mail, "").text()));

    of(MySteps.class);
    Set<Who> waitedFor = and(LEADERSHIP, OFFICES, OWN, OTHERS);
    row("list", waitedFor, () -> mySteps.list());
    row("count", waitedFor, () -> mySteps.count());

    of(Assigned.class);
    row("byMe", chair, () -> assigned.byMe());
  }

  @TestFactory
  Stream<DynamicTest> everyMethodAgainstEveryPost() {
    return rows.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> assertWhoMay(row)));
  }

  private void assertWhoMay(Row row) {
    Set<String> may = new java.util.TreeSet<>();
    people.forEach(
        (who, id) -> {
          if (isDone(row, () -> actingAs.person(id, () -> Optional.ofNullable(row.call.run())))) {
            may.add(who.name());
          }
        });
    Set<String> expected =
        row.may.stream().map(Who::name).collect(Collectors.toCollection(java.util.TreeSet::new));
    outsiders.forEach(
        (who, id) -> {
          if (isDone(row, () -> actingAs.person(id, () -> Optional.ofNullable(row.call.run())))) {
            may.add(who);
          }
          if (row.outsiders) {
            expected.add(who);
          }
        });
    if (isDone(
        row,
        () -> {
          SecurityContextHolder.clearContext();
          return Optional.ofNullable(row.call.run());
        })) {
      may.add("nobody signed in");
    }
    assertThat(may).as("who may: " + row.name()).isEqualTo(expected);
  }

  /**
   * Whether the person was let through: refused is who is told that it is not theirs or does not
   * exist, or gets nothing to see. Nothing of what is done stays.
   */
  private boolean isDone(Row row, Supplier<Optional<?>> call) {
    try {
      Optional<?> answer =
          transaction.execute(
              status -> {
                status.setRollbackOnly();
                return call.get();
              });
      return answer == null || !answer.map(AccessTableTests::isNothing).orElse(false);
    } catch (NotAllowed | NotFound refused) {
      return false;
    } catch (vn.dondoc.base.DomainException rule) {
      // Let through, and stopped by a rule of the thing itself.
      return true;
    }
  }

  private static boolean isNothing(Object answer) {
    return switch (answer) {
      case Collection<?> many -> many.isEmpty();
      case Optional<?> one -> one.isEmpty();
      case Integer number -> number == 0;
      default -> false;
    };
  }

  /** A new method must say in the table who may call it. */
  @Test
  void noMethodIsLeftOut() {
    Map<String, Long> listed =
        Stream.concat(rows.stream().map(Row::name), open.keySet().stream())
            .collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
    Set<Class<?>> services = rows.stream().map(Row::service).collect(Collectors.toSet());
    Map<String, Long> missing = new TreeMap<>();
    for (Class<?> service : services) {
      Arrays.stream(service.getDeclaredMethods())
          .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
          .collect(
              Collectors.groupingBy(
                  (Method m) -> service.getSimpleName() + "." + m.getName(), Collectors.counting()))
          .forEach(
              (name, overloads) -> {
                if (!open.containsKey(name) && listed.getOrDefault(name, 0L) < overloads) {
                  missing.put(name, overloads);
                }
              });
    }
    assertThat(missing).as("methods without a row for each of their forms").isEmpty();
  }

  /** Those who may know that a report is being written see nothing of it before it is sent. */
  @Test
  void nobodyButTheAssociationReadsWhatItHasNotSent() {
    for (Who who : READERS) {
      assertThat(as(who, () -> reporting.get(ownReport).results())).as(who.name()).isEmpty();
      assertThat(
              as(
                  who,
                  () ->
                      reporting.ofReview(drafted).stream()
                          .filter(r -> r.id().equals(ownReport))
                          .toList()))
          .allMatch(r -> r.results().isEmpty());
    }
    assertThat(as(HEAD, () -> reporting.get(ownReport).results())).isEqualTo("Chưa gửi");
    assertThat(as(OTHER_HEAD, () -> reporting.ofReview(drafted)))
        .allMatch(r -> r.id().equals(otherReport));
  }

  /** The story of a review names the opinions that were answered: not for every association. */
  @Test
  void anAssociationDoesNotReadOpinionsInTheStoryOfAReview() {
    assertThat(as(OTHER_OFFICER, () -> reviewReading.get(issued)).story())
        .noneMatch(step -> step.title().contains("Ý kiến thứ"));
    assertThat(as(COMMITTEE_MEMBER, () -> reviewReading.get(issued)).story())
        .anyMatch(step -> step.title().contains("Ý kiến thứ"));
  }

  private @Nullable Class<?> current;

  private void of(Class<?> service) {
    current = service;
  }

  private void row(String method, Set<Who> may, Call call) {
    rows.add(new Row(java.util.Objects.requireNonNull(current), method, may, false, call));
  }

  /** For whoever is signed in, about nothing but their own. */
  private void forAll(String method, Call call) {
    rows.add(
        new Row(
            java.util.Objects.requireNonNull(current),
            method,
            EnumSet.allOf(Who.class),
            true,
            call));
  }

  private void open(String method, String reason) {
    open.put(java.util.Objects.requireNonNull(current).getSimpleName() + "." + method, reason);
  }

  private static Call done(Runnable act) {
    return () -> {
      act.run();
      return null;
    };
  }

  @SafeVarargs
  private static Set<Who> and(Set<Who>... some) {
    return Arrays.stream(some).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  private List<String> linesOf(FollowUpFilter filter) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try {
      exporting.csv(extent(filter), to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
  }

  private List<List<ReadWorkbook.Cell>> sheetOf(FollowUpFilter filter) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try {
      exporting.excel(extent(filter), to);
      return ReadWorkbook.rows(to.toByteArray()).stream().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FollowUpExport.Extent extent(FollowUpFilter filter) {
    return new FollowUpExport.Extent(filter, null, FollowUpColumn.USUAL, Locale.of("vi"));
  }

  private List<UUID> found(FollowUpFilter filter) {
    List<UUID> found = new ArrayList<>();
    search.each(filter, 10, row -> found.add(row.id()));
    return found;
  }

  private <T> T as(Who who, Supplier<T> act) {
    return actingAs.person(java.util.Objects.requireNonNull(people.get(who)), act);
  }

  private void as(Who who, Runnable act) {
    actingAs.person(java.util.Objects.requireNonNull(people.get(who)), act);
  }

  private int version(UUID associationReport) {
    return jdbc.sql("select version from association_report where id = ?")
        .param(associationReport)
        .query(Integer.class)
        .single();
  }

  private DirectiveDetails forAssociation(String text) {
    return new DirectiveDetails(
        text,
        Mode.EACH,
        null,
        List.of(),
        List.of(association),
        LocalDate.of(2019, 9, 30),
        false,
        null,
        null,
        null);
  }

  private DirectiveDetails together(String text) {
    return new DirectiveDetails(
        text,
        Mode.TOGETHER,
        association,
        List.of(union.association(1).id()),
        List.of(),
        LocalDate.of(2019, 9, 30),
        false,
        null,
        null,
        null);
  }

  private static ReviewPlan plan() {
    return new ReviewPlan(
        "Tổng kết năm 2019",
        LocalDate.of(2019, 7, 1),
        LocalDate.of(2019, 12, 31),
        LocalDate.of(2020, 1, 1),
        LocalDate.of(2020, 6, 30),
        List.of("Tổ chức"),
        LocalDate.of(2019, 12, 10),
        LocalDate.of(2019, 12, 28));
  }

  private static ConferenceDetails conference() {
    return new ConferenceDetails(
        LocalDate.of(2019, 12, 28),
        null,
        null,
        List.of(),
        List.of(),
        null,
        new ConferenceDetails.Attachment("giay-moi.pdf", PDF));
  }
}
