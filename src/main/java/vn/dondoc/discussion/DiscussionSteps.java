package vn.dondoc.discussion;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotFound;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.workflow.ProcessBean;
import vn.dondoc.workflow.Step;
import vn.dondoc.workflow.StepDetails;
import vn.dondoc.workflow.StepSubjects;

/** What the review's process asks of the discussion. */
@Component("discussionSteps")
@Transactional(propagation = Propagation.MANDATORY)
public class DiscussionSteps implements ProcessBean {
  private final Opinions opinions;

  DiscussionSteps(Opinions opinions) {
    this.opinions = opinions;
  }

  /** The opinions to be answered, each in a branch of its own. */
  public List<UUID> opinions(UUID reviewId) {
    return opinions.idsOf(reviewId);
  }

  @Component
  static class Subjects implements StepSubjects {
    private static final int TITLE = 200;
    private final Conferences conferences;
    private final Opinions opinions;
    private final WorkingDays workingDays;
    private final Clock clock;

    Subjects(Conferences conferences, Opinions opinions, WorkingDays workingDays, Clock clock) {
      this.conferences = conferences;
      this.opinions = opinions;
      this.workingDays = workingDays;
      this.clock = clock;
    }

    @Override
    public Set<Step> steps() {
      return Set.of(Step.CONVENE, Step.RECORD_DISCUSSION, Step.ANSWER_OPINION);
    }

    @Override
    public StepDetails describe(Step step, UUID subjectId) {
      if (step == Step.ANSWER_OPINION) {
        Opinion opinion = opinions.findById(subjectId).orElseThrow(NotFound::new);
        Conference conference = conference(opinion.reviewId);
        return new StepDetails(
            conference.holderId,
            conference.holderId,
            conference.reviewId,
            opinion.number + ". " + beginning(opinion.text),
            workingDays
                .of(conference.holderId)
                .after(Days.today(clock), WorkingDays.UNION_ANSWERS_WITHIN),
            opinion.authorId);
      }
      Conference conference = conference(subjectId);
      return new StepDetails(
          conference.holderId,
          conference.holderId,
          conference.reviewId,
          conference.title,
          conference.day,
          step == Step.RECORD_DISCUSSION ? conference.convenedBy : null);
    }

    private Conference conference(UUID reviewId) {
      return conferences.findById(reviewId).orElseThrow(NotFound::new);
    }

    private static String beginning(String text) {
      String line = text.replace('\n', ' ');
      if (line.length() <= TITLE) {
        return line;
      }
      int space = line.lastIndexOf(' ', TITLE);
      return line.substring(0, space > 0 ? space : TITLE) + "…";
    }
  }
}
