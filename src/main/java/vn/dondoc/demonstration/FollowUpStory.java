package vn.dondoc.demonstration;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.demonstration.UnionOfTheDemonstration.Directory;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Comments;
import vn.dondoc.followup.Contributions;
import vn.dondoc.followup.EntriesOnBehalf;
import vn.dondoc.followup.EntryState;
import vn.dondoc.followup.Extensions;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpView.EntryLine;
import vn.dondoc.followup.OnBehalf;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.ProgressEntry.Evidence;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.Holder;
import vn.dondoc.organisation.Post;

/** The lives of the follow-ups, from the day on which they are assigned. */
@Component
@OnlyInDemonstration
class FollowUpStory {
  private static final String CHAIR = "hai";
  private static final String OFFICE = "hao";

  private final AssignFollowUps assigning;
  private final FollowUpActions actions;
  private final FollowUpDecisions decisions;
  private final Extensions extensions;
  private final Contributions contributions;
  private final EntriesOnBehalf entries;
  private final Comments comments;
  private final FollowUpReading reading;
  private final FollowUpLookup lookup;
  private final Organisations organisations;
  private final TransactionTemplate transaction;
  private final UnionOfTheDemonstration unionSetUp;
  private final ActingAs actingAs;

  FollowUpStory(
      AssignFollowUps assigning,
      FollowUpActions actions,
      FollowUpDecisions decisions,
      Extensions extensions,
      Contributions contributions,
      EntriesOnBehalf entries,
      Comments comments,
      FollowUpReading reading,
      FollowUpLookup lookup,
      Organisations organisations,
      TransactionTemplate transaction,
      UnionOfTheDemonstration unionSetUp,
      ActingAs actingAs) {
    this.assigning = assigning;
    this.actions = actions;
    this.decisions = decisions;
    this.extensions = extensions;
    this.contributions = contributions;
    this.entries = entries;
    this.comments = comments;
    this.reading = reading;
    this.lookup = lookup;
    this.organisations = organisations;
    this.transaction = transaction;
    this.unionSetUp = unionSetUp;
    this.actingAs = actingAs;
  }

  void enter(
      Timetable timetable,
      Directory directory,
      Node assignments,
      Node followUps,
      ReviewStory.Telling review) {
    Map<String, UUID> assigned = new HashMap<>();
    for (Node assignment : assignments.list()) {
      timetable.on(
          assignment.day("day"),
          () ->
              actingAs.person(
                  directory.person(assignment.text("by")),
                  () ->
                      assigned.put(
                          assignment.text("id"),
                          assigning.assign(asked(directory, assignment)).getFirst())));
    }
    for (Node followUp : followUps.list()) {
      Life life = new Life(directory, followUp, review, assigned);
      for (Node event : followUp.list("life")) {
        List<Node> words = event.list();
        String action = words.get(1).text();
        if (action.equals("merge")) {
          continue; // the register's own doing
        }
        Runnable act = life.act(action, words.size() > 2 ? words.get(2) : new Node(Map.of()));
        timetable.on(words.getFirst().day(), act);
      }
    }
  }

  private static Assignment asked(Directory directory, Node assignment) {
    Node source = assignment.get("source");
    return new Assignment(
        directory.organisation("union"),
        assignment.text("text"),
        assignment.textOrNull("field"),
        Assignment.To.together(
            directory.organisation(assignment.text("lead")),
            assignment.words("coord").stream().map(directory::organisation).toList()),
        assignment.has("due") ? assignment.day("due") : null,
        null,
        new Assignment.Source(
            SourceKind.valueOf(source.text("kind").toUpperCase(Locale.ROOT)),
            source.text("text"),
            null,
            null));
  }

  private final class Life {
    private final Directory directory;
    private final Node followUp;
    private final ReviewStory.Telling review;
    private final Map<String, UUID> assigned;
    private UUID found = new UUID(0, 0);

    Life(
        Directory directory,
        Node followUp,
        ReviewStory.Telling review,
        Map<String, UUID> assigned) {
      this.directory = directory;
      this.followUp = followUp;
      this.review = review;
      this.assigned = assigned;
    }

    Runnable act(String action, Node details) {
      return switch (action) {
        case "acknowledge" -> () -> asLead(() -> actions.acknowledge(id()));
        case "decline" -> () -> asLead(() -> actions.decline(id(), reason(details)));
        case "insist" -> asChair(() -> decisions.insist(id(), reason(details)));
        case "reassign" ->
            asChair(
                () ->
                    decisions.reassign(
                        id(), directory.organisation(details.text("to")), reason(details)));
        case "withdraw" -> asChair(() -> decisions.withdraw(id(), reason(details)));
        case "suspend" -> asChair(() -> decisions.suspend(id(), reason(details)));
        case "resume" -> asChair(() -> decisions.resume(id(), dayOrNull(details), reason(details)));
        case "change_deadline" ->
            asChair(() -> decisions.changeDeadline(id(), dayOrNull(details), reason(details)));
        case "ask_extension" ->
            () -> asLead(() -> extensions.ask(id(), details.day("to"), reason(details), null));
        case "grant" -> asChair(() -> extensions.grant(id(), null));
        case "refuse" -> asChair(() -> extensions.refuse(id(), reason(details)));
        case "set_date" ->
            asChair(() -> extensions.setDate(id(), details.day("to"), reason(details)));
        case "progress" -> () -> progress(details);
        case "contribute" -> () -> contribute(details);
        case "complete" -> () -> complete(details);
        case "confirm" ->
            () ->
                as(
                    Objects.requireNonNullElse(details.textOrNull("by"), OFFICE),
                    () -> actions.confirm(id()));
        case "send_back" -> () -> as(OFFICE, () -> actions.sendBack(id(), reason(details)));
        case "comment" -> () -> comment(details);
        case "accept_entry" -> () -> asHead(() -> entries.confirm(entry()));
        case "dispute_entry" -> () -> asHead(() -> entries.dispute(entry(), reason(details)));
        default -> throw new IllegalArgumentException("unknown in a life: " + action);
      };
    }

    private void progress(Node details) {
      ProgressEntry entry =
          new ProgressEntry(
              details.get("percent").number(),
              details.text("text"),
              details.textOrNull("difficulty"),
              evidence(details));
      OnBehalf source = source(details);
      if (source != null) {
        as(OFFICE, () -> actions.reportProgress(id(), entry, source));
      } else {
        asLead(() -> actions.reportProgress(id(), entry));
      }
    }

    private void complete(Node details) {
      ProgressEntry entry =
          new ProgressEntry(
              100, details.text("text"), details.textOrNull("difficulty"), evidence(details));
      Set<UUID> without =
          details.words("without").stream()
              .map(directory::organisation)
              .collect(Collectors.toSet());
      OnBehalf source = source(details);
      if (source != null) {
        as(OFFICE, () -> actions.complete(id(), entry, without, source));
      } else {
        asLead(() -> actions.complete(id(), entry, without, null));
      }
    }

    private void contribute(Node details) {
      UUID unit = directory.organisation(details.text("unit"));
      OnBehalf source = source(details);
      Runnable report =
          () -> contributions.report(id(), unit, details.text("text"), evidence(details), source);
      if (source != null) {
        as(OFFICE, report);
      } else if (details.has("by")) {
        as(details.text("by"), report);
      } else {
        asUnit(unit, report);
      }
    }

    private void comment(Node details) {
      Map<Boolean, List<String>> mentioned =
          details.words("mentions").stream()
              .collect(Collectors.partitioningBy(directory.people::containsKey));
      as(
          details.text("by"),
          () ->
              comments.write(
                  id(),
                  details.text("text"),
                  mentioned.getOrDefault(false, List.of()).stream()
                      .map(directory::organisation)
                      .collect(Collectors.toSet()),
                  mentioned.getOrDefault(true, List.of()).stream()
                      .map(directory::person)
                      .collect(Collectors.toSet())));
    }

    private List<Evidence> evidence(Node details) {
      return details.words("files").stream()
          .map(name -> new Evidence(name, SampleFile.named(name)))
          .toList();
    }

    private static @Nullable OnBehalf source(Node details) {
      return details.has("behalf") ? new OnBehalf(details.text("behalf")) : null;
    }

    private static @Nullable LocalDate dayOrNull(Node details) {
      return details.has("to") ? details.day("to") : null;
    }

    private static String reason(Node details) {
      return details.text("reason");
    }

    private void asLead(Runnable act) {
      asUnit(lead(), act);
    }

    private void asUnit(UUID unit, Runnable act) {
      actingAs.person(Objects.requireNonNull(unionSetUp.actorFor(unit), followUp::text), act);
    }

    private void asHead(Runnable act) {
      Holder head = organisations.holders(lead(), List.of(Post.ASSOCIATION_HEAD)).getFirst();
      actingAs.person(head.personId(), act);
    }

    private Runnable asChair(Runnable act) {
      return () -> as(CHAIR, act);
    }

    private void as(String person, Runnable act) {
      actingAs.person(directory.person(person), act);
    }

    /** The entry that its unit has not answered yet. */
    private UUID entry() {
      return reading.get(id()).entries().stream()
          .filter(entry -> entry.state() == EntryState.TO_CONFIRM)
          .map(EntryLine::id)
          .findFirst()
          .orElseThrow();
    }

    private UUID lead() {
      return Objects.requireNonNull(
          transaction.execute(status -> lookup.followUp(id()).orElseThrow().leadId()));
    }

    /** The one of its directive, or of its directive and first lead. */
    private UUID id() {
      UUID direct = assigned.get(followUp.text("of"));
      if (direct != null) {
        return direct;
      }
      if (found.getMostSignificantBits() == 0) {
        found =
            Objects.requireNonNull(
                transaction.execute(
                    status ->
                        lookup.ofDirective(review.directive(followUp.text("of"))).stream()
                            .filter(
                                f ->
                                    !followUp.has("lead")
                                        || f.leadId()
                                            .equals(directory.organisation(followUp.text("lead"))))
                            .findFirst()
                            .orElseThrow()
                            .id()));
      }
      return found;
    }
  }
}
