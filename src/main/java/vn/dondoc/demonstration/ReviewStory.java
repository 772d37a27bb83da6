package vn.dondoc.demonstration;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.DirectiveDetails;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.NoticeSignature;
import vn.dondoc.conclusion.Source;
import vn.dondoc.demonstration.UnionOfTheDemonstration.Directory;
import vn.dondoc.discussion.Acceptance;
import vn.dondoc.discussion.AgendaLine;
import vn.dondoc.discussion.Answering;
import vn.dondoc.discussion.ConferenceDetails;
import vn.dondoc.discussion.Convening;
import vn.dondoc.discussion.Discussing;
import vn.dondoc.discussion.OpinionDraft;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.report.AssociationReportView;
import vn.dondoc.report.AssociationReporting;
import vn.dondoc.report.Passage;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.report.ReportView;
import vn.dondoc.report.ReportView.KeyTaskText;
import vn.dondoc.report.ReportView.SectionText;
import vn.dondoc.review.OpenReview;
import vn.dondoc.review.ReviewPlan;

/**
 * The review of the first half of 2019 and its conference of 16 July, and the year-end review just
 * opened.
 */
@Component
@OnlyInDemonstration
class ReviewStory {
  private final OpenReview openReview;
  private final ReportDrafting drafting;
  private final AssociationReporting reporting;
  private final Convening convening;
  private final Discussing discussing;
  private final Answering answering;
  private final Concluding concluding;
  private final Organisations organisations;
  private final UnionOfTheDemonstration unionSetUp;
  private final ActingAs actingAs;

  ReviewStory(
      OpenReview openReview,
      ReportDrafting drafting,
      AssociationReporting reporting,
      Convening convening,
      Discussing discussing,
      Answering answering,
      Concluding concluding,
      Organisations organisations,
      UnionOfTheDemonstration unionSetUp,
      ActingAs actingAs) {
    this.openReview = openReview;
    this.drafting = drafting;
    this.reporting = reporting;
    this.convening = convening;
    this.discussing = discussing;
    this.answering = answering;
    this.concluding = concluding;
    this.organisations = organisations;
    this.unionSetUp = unionSetUp;
    this.actingAs = actingAs;
  }

  /** One review as it is being told: the ids of its parts, as they come into being. */
  final class Telling {
    private final Timetable timetable;
    private final Directory directory;
    private final Node known;
    private final Node review;
    private UUID id = new UUID(0, 0);
    private final Map<String, UUID> opinions = new HashMap<>();
    private final Map<String, UUID> directives = new HashMap<>();

    Telling(Timetable timetable, Directory directory, Node known, Node review) {
      this.timetable = timetable;
      this.directory = directory;
      this.known = known;
      this.review = review;
    }

    UUID directive(String name) {
      return Objects.requireNonNull(directives.get(name), name);
    }

    private void as(String person, Runnable act) {
      actingAs.person(directory.person(person), act);
    }

    private void on(Node day, String person, Runnable act) {
      timetable.on(day.day(), () -> as(person, act));
    }

    /** The mid-year review, from opening to the notice. */
    void midYear() {
      Node conference = known.get("conference");
      opening(
          known.entries("sections").values().stream().map(Node::text).toList(),
          conference.day("day"));
      draft();
      associationReports(review.get("association_reports"));
      versions();
      conference();
      conclusion(review.get("conclusion"));
    }

    /** The year-end review: opened, with what has come in so far. */
    void yearEnd() {
      opening(
          review.entries("sections").values().stream().map(Node::text).toList(),
          review.day("conference_planned"));
      for (Node saved : review.get("draft").list("saved")) {
        on(
            saved.get("day"),
            review.get("draft").text("by"),
            () -> saveSection(saved.get("section").number(), saved.text("text")));
      }
      Node reports = review.get("association_reports");
      associationReports(reports);
      reports
          .entries("saved_not_submitted")
          .forEach((unit, report) -> timetable.on(report.day("day"), () -> type(unit, report)));
    }

    private void opening(List<String> sections, LocalDate conferenceOn) {
      Node opened = review.get("opened");
      on(
          opened.get("day"),
          opened.text("by"),
          () -> {
            id =
                openReview.open(
                    directory.union(),
                    new ReviewPlan(
                        review.text("title"),
                        review.get("period").day("from"),
                        review.get("period").day("to"),
                        review.get("planned").day("from"),
                        review.get("planned").day("to"),
                        sections,
                        review.day("reports_due"),
                        conferenceOn));
            openReview.markIllustrative(id);
          });
    }

    // --- The report -----------------------------------------------------------------------------

    private void draft() {
      Node report = review.get("report");
      Node noticed = report.get("duplicate_noticed");
      on(
          new Node("06-20"),
          report.text("by"),
          () ->
              known.entries("key_tasks").values().forEach(t -> drafting.addKeyTask(id, t.text())));
      on(
          noticed.get("day"),
          report.text("by"),
          () -> {
            List<Node> pair = noticed.list("tasks");
            drafting.keepDuplicate(
                keyTask(pair.get(1).number()).id(),
                keyTask(pair.get(0).number()).id(),
                noticed.text("kept_because"));
          });
      on(
          new Node("07-01"),
          report.text("by"),
          () -> {
            for (String unit : report.words("pulled_into_7")) {
              AssociationReportView from = associationReport(unit);
              drafting.pull(from.id(), Passage.RESULTS, section(7).id(), from.results());
            }
          });
      on(
          new Node("07-02"),
          report.text("by"),
          () ->
              report
                  .entries("sections")
                  .forEach((number, text) -> saveSection(Integer.parseInt(number), text.text())));
    }

    private void versions() {
      Node report = review.get("report");
      for (Node version : report.list("versions")) {
        if (version.has("saved")) {
          on(
              version.get("saved"),
              report.text("by"),
              () -> {
                change(version.list("changes"));
                drafting.saveVersion(id, "Sau thảo luận");
              });
        } else {
          on(
              version.get("submitted"),
              report.text("by"),
              () -> {
                change(version.list("changes"));
                drafting.submitForApproval(id);
              });
        }
        if (version.has("sent_back")) {
          on(
              version.get("sent_back"),
              version.text("by"),
              () -> drafting.sendBack(id, version.text("reason")));
        }
        if (version.has("approved")) {
          on(version.get("approved"), version.text("by"), () -> drafting.approve(id));
        }
      }
    }

    private void change(List<Node> changes) {
      for (Node change : changes) {
        if (change.has("key_task")) {
          drafting.removeKeyTask(
              keyTask(change.get("key_task").number()).id(), change.text("note"));
          continue;
        }
        int number = change.get("section").number();
        String text = section(number).text();
        saveSection(
            number,
            change.has("append")
                ? text + change.text("append")
                : text.replace(change.text("replace"), change.text("with")));
      }
    }

    private void saveSection(int number, String text) {
      SectionText section = section(number);
      drafting.saveSection(section.id(), text, section.version());
    }

    private SectionText section(int number) {
      return drafting.report(id).sections().get(number - 1);
    }

    private KeyTaskText keyTask(int number) {
      ReportView report = drafting.report(id);
      return report.keyTasks().get(number - 1);
    }

    // --- The association reports ----------------------------------------------------------------

    private void associationReports(Node reports) {
      reports
          .entries("received")
          .forEach((unit, report) -> timetable.on(report.day("day"), () -> send(unit, report)));
      reports
          .entries("nothing_to_report")
          .forEach(
              (unit, report) ->
                  timetable.on(
                      report.day("day"),
                      () ->
                          asUnit(
                              unit,
                              () ->
                                  reporting.submitNothing(
                                      associationReport(unit).id(), report.text("note")))));
      reports.entries("on_paper").forEach(this::onPaper);
      reports.entries("disputed").forEach(this::onPaper);
      reports
          .entries("missing")
          .forEach(
              (unit, report) -> {
                if (report.has("late")) {
                  timetable.on(report.day("late"), () -> send(unit, report));
                }
              });
    }

    private void onPaper(String unit, Node report) {
      on(
          report.get("day"),
          "hao",
          () ->
              reporting.enterOnBehalf(
                  associationReport(unit).id(),
                  "Báo cáo bằng giấy của Hội",
                  report.text("r"),
                  report.text("d"),
                  report.text("p"),
                  report.text("file"),
                  SampleFile.named(report.text("file"))));
      report
          .find("dispute")
          .ifPresent(
              dispute ->
                  on(
                      dispute.get("day"),
                      dispute.text("by"),
                      () ->
                          reporting.disputeEntry(
                              associationReport(unit).id(), dispute.text("reason"))));
      report
          .find("corrected")
          .ifPresent(
              corrected ->
                  on(
                      corrected.get("day"),
                      corrected.text("by"),
                      () -> {
                        AssociationReportView entry = associationReport(unit);
                        reporting.correctEntry(
                            entry.id(),
                            entry
                                .results()
                                .replace(corrected.text("replace"), corrected.text("with")),
                            entry.difficulties(),
                            entry.proposals(),
                            null);
                      }));
      report
          .find("accepted")
          .ifPresent(
              accepted ->
                  on(
                      accepted.get("day"),
                      accepted.text("by"),
                      () -> reporting.confirmEntry(associationReport(unit).id())));
    }

    private void send(String unit, Node report) {
      type(unit, report);
      asUnit(unit, () -> reporting.submit(associationReport(unit).id()));
    }

    private void type(String unit, Node report) {
      asUnit(
          unit,
          () -> {
            AssociationReportView draft = associationReport(unit);
            reporting.saveDraft(
                draft.id(),
                report.text("r"),
                Objects.requireNonNullElse(report.textOrNull("d"), ""),
                Objects.requireNonNullElse(report.textOrNull("p"), ""),
                draft.version());
          });
    }

    private void asUnit(String unit, Runnable act) {
      actingAs.person(
          Objects.requireNonNull(unionSetUp.actorFor(directory.organisation(unit)), unit), act);
    }

    private AssociationReportView associationReport(String unit) {
      UUID organisation = directory.organisation(unit);
      return reporting.ofReview(id).stream()
          .filter(r -> r.organisationId().equals(organisation))
          .findFirst()
          .orElseThrow();
    }

    // --- The conference -------------------------------------------------------------------------

    private void conference() {
      Node convened = review.get("convened");
      LocalDate day = known.get("conference").day("day");
      on(convened.get("day"), convened.text("by"), () -> convene(convened.text("file"), day));
      for (Node opinion : review.list("opinions")) {
        if (opinion.has("handed_in")) {
          on(
              opinion.get("handed_in"),
              opinion.text("by"),
              () -> opinions.put(opinion.text("id"), discussing.handIn(id, draft(opinion))));
        } else {
          on(
              new Node(day),
              "khiem",
              () -> opinions.put(opinion.text("id"), discussing.record(id, draft(opinion))));
        }
      }
      on(
          new Node(day),
          "khiem",
          () -> {
            attendance();
            discussing.closeDiscussion(id);
          });
      // Spoken on the day, written on the next, when the report has been changed.
      for (Node opinion : review.list("opinions")) {
        on(new Node(day.plusDays(1)), "pao", () -> answer(opinion));
      }
    }

    private void convene(String file, LocalDate day) {
      List<AgendaLine> agenda = new ArrayList<>();
      for (Node line : review.list("agenda")) {
        List<Node> words = line.list();
        agenda.add(
            new AgendaLine(
                LocalTime.parse(words.get(0).text()),
                words.get(1).text(),
                words.size() > 2 ? directory.person(words.get(2).text()) : null));
      }
      Set<UUID> invited = new LinkedHashSet<>();
      made().entries("committee").keySet().forEach(p -> invited.add(directory.person(p)));
      convening.convene(
          id,
          new ConferenceDetails(
              day,
              LocalTime.of(8, 0),
              known.get("conference").text("place"),
              agenda,
              List.copyOf(invited),
              null,
              new ConferenceDetails.Attachment(file, SampleFile.named(file))));
    }

    private Node committee = new Node(Map.of());

    private Node made() {
      return committee;
    }

    Telling withCommitteeOf(Node illustrative) {
      committee = illustrative;
      return this;
    }

    private void attendance() {
      Node attendance = review.get("attendance");
      Map<UUID, String> absent = new HashMap<>();
      attendance
          .entries("absent")
          .forEach((person, reason) -> absent.put(directory.person(person), reason.text()));
      Set<UUID> present = new LinkedHashSet<>();
      attendance.words("present").forEach(p -> present.add(directory.person(p)));
      convening.recordAttendance(id, absent, present);
    }

    private OpinionDraft draft(Node opinion) {
      return new OpinionDraft(
          directory.person(opinion.text("by")),
          directory.organisation(opinion.text("for")),
          opinion.find("section").map(n -> asDrafter(() -> section(n.number()).id())).orElse(null),
          opinion.find("key_task").map(n -> asDrafter(() -> keyTask(n.number()).id())).orElse(null),
          opinion.text("text"));
    }

    private UUID asDrafter(java.util.function.Supplier<UUID> read) {
      return actingAs.person(directory.person(review.get("report").text("by")), read);
    }

    private void answer(Node opinion) {
      UUID opinionId = Objects.requireNonNull(opinions.get(opinion.text("id")));
      if (opinion.has("explained")) {
        answering.explain(opinionId, opinion.text("explained"));
        return;
      }
      Node accepted = opinion.get("accepted");
      Acceptance how;
      if (accepted.has("report_version")) {
        UUID changed =
            accepted.has("section")
                ? asDrafter(() -> section(accepted.get("section").number()).id())
                : asDrafter(() -> keyTask(accepted.get("key_task").number()).id());
        // The version in which the change stands: the last one, just saved.
        how = new Acceptance.ReportChange(lastVersion(), changed);
      } else {
        Node directive = accepted.get("directive");
        String name =
            directive.list().isEmpty() ? directive.text() : directive.list().getFirst().text();
        how = new Acceptance.ProposedDirective(directiveText(name));
      }
      answering.accept(opinionId, how, opinion.text("answer"));
    }

    private int lastVersion() {
      return drafting.report(id).versions().stream().mapToInt(v -> v.number()).max().orElseThrow();
    }

    // --- The conclusion -------------------------------------------------------------------------

    private void conclusion(Node conclusion) {
      on(
          conclusion.get("day"),
          conclusion.text("by"),
          () -> {
            for (Node directive : conclusion.list("directives")) {
              conclude(directive);
            }
          });
      Node notice = conclusion.get("notice");
      on(
          notice.get("day"),
          conclusion.text("by"),
          () ->
              concluding.issue(
                  id,
                  new NoticeSignature(
                      notice.text("signature"), directory.person(notice.text("signed_by")))));
    }

    private void conclude(Node directive) {
      String name = directive.text("id");
      String text = directiveText(name);
      List<Source> sources = directive.words("from").stream().map(this::source).toList();
      UUID directiveId = concluding.addDirective(id, text, sources);
      directives.put(name, directiveId);
      Mode mode =
          switch (directive.text("mode")) {
            case "together" -> Mode.TOGETHER;
            case "each" -> Mode.EACH;
            default -> Mode.NO_TASK;
          };
      concluding.saveDirective(
          directiveId,
          new DirectiveDetails(
              text,
              mode,
              directive.find("lead").map(n -> directory.organisation(n.text())).orElse(null),
              directive.words("coord").stream().map(directory::organisation).toList(),
              mode == Mode.EACH ? units(directive) : List.of(),
              directive.dayOrNull("due"),
              mode != Mode.NO_TASK && !directive.has("due"),
              directive.dayOrNull("part_due"),
              directive.textOrNull("field"),
              directive.textOrNull("reason")),
          directiveVersion(directiveId));
    }

    private List<UUID> units(Node directive) {
      List<Node> named = directive.get("units").list();
      return named.isEmpty()
          ? organisations
              .associations(directory.union(), review.get("conclusion").day("day"))
              .stream()
              .map(Organisations.OrganisationInfo::id)
              .toList()
          : named.stream().map(n -> directory.organisation(n.text())).toList();
    }

    private int directiveVersion(UUID directiveId) {
      return concluding.conclusion(id).directives().stream()
          .filter(d -> d.id().equals(directiveId))
          .findFirst()
          .orElseThrow()
          .version();
    }

    private String directiveText(String name) {
      return known
          .get("directives")
          .find(name)
          .map(Node::text)
          .orElseGet(
              () ->
                  review.get("conclusion").list("directives").stream()
                      .filter(d -> d.text("id").equals(name))
                      .findFirst()
                      .orElseThrow()
                      .text("text"));
    }

    /** 'key_task 3a' is the first half of a key task that holds two; 'O07' an opinion. */
    private Source source(String word) {
      if (!word.startsWith("key_task ")) {
        return Source.opinion(Objects.requireNonNull(opinions.get(word), word));
      }
      String number = word.substring("key_task ".length());
      KeyTaskText keyTask = asDrafterKeyTask(Integer.parseInt(number.substring(0, 1)));
      if (number.length() == 1) {
        return Source.keyTask(keyTask.id());
      }
      String[] halves = keyTask.text().split("; ", 2);
      return new Source(Source.Kind.KEY_TASK, keyTask.id(), halves[number.charAt(1) - 'a']);
    }

    private KeyTaskText asDrafterKeyTask(int number) {
      return actingAs.person(
          directory.person(review.get("report").text("by")), () -> keyTask(number));
    }
  }
}
