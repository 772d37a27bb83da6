package vn.dondoc.conclusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.dondoc.discussion.AnswerKind;
import vn.dondoc.discussion.OpinionReading;
import vn.dondoc.discussion.OpinionReading.OpinionInfo;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.workflow.OpenStep;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.Steps;

/** Lists what keeps a conclusion from being issued: in its directives, and with the opinions. */
@Component
class CompletenessGate {
  private final Directives directives;
  private final OpinionReading opinions;
  private final Organisations organisations;
  private final Steps steps;

  CompletenessGate(
      Directives directives, OpinionReading opinions, Organisations organisations, Steps steps) {
    this.directives = directives;
    this.opinions = opinions;
    this.organisations = organisations;
    this.steps = steps;
  }

  List<Gap> gaps(Conclusion conclusion) {
    List<Gap> gaps = new ArrayList<>();
    List<Directive> all = directives.findByReviewIdOrderByNumber(conclusion.reviewId);
    if (organisations.get(conclusion.holderId).symbol() == null) {
      gaps.add(Gap.general("conclusion.gap.symbolMissing"));
    }
    if (all.isEmpty()) {
      gaps.add(Gap.general("conclusion.gap.noDirective"));
    }
    Set<UUID> units =
        organisations.units(conclusion.holderId).stream()
            .map(OrganisationInfo::id)
            .collect(Collectors.toSet());
    for (Directive directive : all) {
      for (String missing : directive.missing()) {
        gaps.add(Gap.directive(missing, directive.id, directive.number));
      }
      if (!units.containsAll(directive.allUnits())) {
        gaps.add(Gap.directive("conclusion.gap.unitGone", directive.id, directive.number));
      }
    }
    opinions(conclusion, all, gaps);
    return gaps;
  }

  private void opinions(Conclusion conclusion, List<Directive> all, List<Gap> gaps) {
    Set<UUID> beingAnswered =
        steps.ofCase(conclusion.reviewId).stream()
            .filter(step -> step.step() == Step.ANSWER_OPINION && step.endedAt() == null)
            .map(OpenStep::subjectId)
            .collect(Collectors.toSet());
    for (OpinionInfo opinion : opinions.opinions(conclusion.reviewId)) {
      if (opinion.answerKind() == AnswerKind.UNANSWERED || beingAnswered.contains(opinion.id())) {
        gaps.add(Gap.opinion("conclusion.gap.unanswered", opinion.id(), opinion.number()));
      } else if (opinion.answerKind() == AnswerKind.ACCEPTED_DIRECTIVE
          && all.stream().noneMatch(d -> d.comesFromOpinion(opinion.id()))) {
        gaps.add(Gap.opinion("conclusion.gap.proposalNotTaken", opinion.id(), opinion.number()));
      }
    }
  }
}
