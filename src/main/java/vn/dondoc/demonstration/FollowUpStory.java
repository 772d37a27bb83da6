package vn.dondoc.demonstration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.demonstration.UnionOfTheDemonstration.Directory;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.followup.OnBehalf;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.ProgressEntry.Evidence;
import vn.dondoc.organisation.ActingAs;

/**
 * The lives of the follow-ups. A life is played up to its first action that the product does not
 * know yet.
 */
@Component
@OnlyInDemonstration
class FollowUpStory {
  private final FollowUpActions actions;
  private final FollowUpLookup lookup;
  private final TransactionTemplate transaction;
  private final UnionOfTheDemonstration unionSetUp;
  private final ActingAs actingAs;

  FollowUpStory(
      FollowUpActions actions,
      FollowUpLookup lookup,
      TransactionTemplate transaction,
      UnionOfTheDemonstration unionSetUp,
      ActingAs actingAs) {
    this.actions = actions;
    this.lookup = lookup;
    this.transaction = transaction;
    this.unionSetUp = unionSetUp;
    this.actingAs = actingAs;
  }

  void enter(Timetable timetable, Directory directory, Node followUps, ReviewStory.Telling review) {
    for (Node followUp : followUps.list()) {
      if (!followUp.text("of").startsWith("D")) {
        continue; // assigned directly, which comes later
      }
      Life life = new Life(directory, followUp, review);
      for (Node event : followUp.list("life")) {
        List<Node> words = event.list();
        Optional<Runnable> act =
            life.act(words.get(1).text(), words.size() > 2 ? words.get(2) : new Node(Map.of()));
        if (act.isEmpty()) {
          break;
        }
        timetable.on(words.getFirst().day(), act.get());
      }
    }
  }

  private final class Life {
    private final Directory directory;
    private final Node followUp;
    private final ReviewStory.Telling review;
    private boolean declined;
    private UUID found = new UUID(0, 0);

    Life(Directory directory, Node followUp, ReviewStory.Telling review) {
      this.directory = directory;
      this.followUp = followUp;
      this.review = review;
    }

    /** Nothing when the product does not know the action yet. */
    Optional<Runnable> act(String action, Node details) {
      boolean wasDeclined = declined;
      declined = action.equals("decline");
      return switch (action) {
        case "acknowledge" -> Optional.of(() -> asUnit(() -> actions.acknowledge(id(), null)));
        case "decline" ->
            Optional.of(() -> asUnit(() -> actions.decline(id(), details.text("reason"))));
        case "insist" ->
            Optional.of(() -> as("hai", () -> actions.insist(id(), details.text("reason"))));
        case "reassign" ->
            Optional.of(
                () ->
                    as(
                        "hai",
                        () ->
                            actions.reassign(
                                id(),
                                directory.organisation(details.text("to")),
                                details.text("reason"))));
        case "withdraw" ->
            wasDeclined
                ? Optional.of(() -> as("hai", () -> actions.withdraw(id(), details.text("reason"))))
                : Optional.empty();
        case "progress" -> Optional.of(() -> report(details, false));
        case "complete" ->
            details.has("without") ? Optional.empty() : Optional.of(() -> report(details, true));
        case "confirm" ->
            Optional.of(
                () ->
                    as(
                        Objects.requireNonNullElse(details.textOrNull("by"), "hao"),
                        () -> actions.confirm(id())));
        case "send_back" ->
            Optional.of(() -> as("hao", () -> actions.sendBack(id(), details.text("reason"))));
        default -> Optional.empty();
      };
    }

    private void report(Node details, boolean completion) {
      ProgressEntry entry =
          new ProgressEntry(
              completion ? 100 : details.get("percent").number(),
              details.text("text"),
              details.textOrNull("difficulty"),
              details.words("files").stream()
                  .map(name -> new Evidence(name, SampleFile.named(name)))
                  .toList());
      if (details.has("behalf")) {
        OnBehalf source = new OnBehalf(details.text("behalf"));
        as("hao", () -> send(entry, completion, source));
      } else {
        asUnit(() -> send(entry, completion, null));
      }
    }

    private void send(
        ProgressEntry entry,
        boolean completion,
        @org.jspecify.annotations.Nullable OnBehalf source) {
      if (completion) {
        actions.complete(id(), entry, source);
      } else {
        actions.reportProgress(id(), entry, source);
      }
    }

    private void asUnit(Runnable act) {
      UUID lead = transaction.execute(status -> lookup.followUp(id()).orElseThrow().leadId());
      actingAs.person(
          Objects.requireNonNull(unionSetUp.actorFor(Objects.requireNonNull(lead)), followUp::text),
          act);
    }

    private void as(String person, Runnable act) {
      actingAs.person(directory.person(person), act);
    }

    /** The one of its directive, or of its directive and first lead. */
    private UUID id() {
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
