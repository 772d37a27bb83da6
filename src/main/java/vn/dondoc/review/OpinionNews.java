package vn.dondoc.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.conclusion.DirectiveInfo;
import vn.dondoc.conclusion.DirectiveReading;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.Source;
import vn.dondoc.discussion.AnswersReleased;
import vn.dondoc.discussion.OpinionReading;
import vn.dondoc.discussion.OpinionReading.OpinionInfo;
import vn.dondoc.followup.FollowUpEnded;
import vn.dondoc.followup.FollowUpInfo;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.organisation.Access;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;

/**
 * Each author of an opinion is shown the answer when it is released, and again when what they asked
 * for is done. Also tells the review when its last follow-up has ended.
 */
@Service
@Transactional
public class OpinionNews {
  /** What there is to show. */
  public enum Kind {
    ANSWERED,
    DONE
  }

  /** Something that the author of an opinion has not seen yet. */
  public record News(
      UUID opinionId, Kind kind, UUID reviewId, int number, String text, Instant since) {}

  private final JdbcClient jdbc;
  private final OpinionReading opinions;
  private final DirectiveReading directives;
  private final FollowUpLookup followUps;
  private final Processes processes;
  private final Access access;
  private final Clock clock;

  OpinionNews(
      JdbcClient jdbc,
      OpinionReading opinions,
      DirectiveReading directives,
      FollowUpLookup followUps,
      Processes processes,
      Access access,
      Clock clock) {
    this.jdbc = jdbc;
    this.opinions = opinions;
    this.directives = directives;
    this.followUps = followUps;
    this.processes = processes;
    this.access = access;
    this.clock = clock;
  }

  @EventListener
  void on(AnswersReleased released) {
    opinions.opinions(released.reviewId()).forEach(o -> tell(o, Kind.ANSWERED));
  }

  @EventListener
  void on(FollowUpEnded ended) {
    UUID reviewId = ended.reviewId();
    if (reviewId == null) {
      return;
    }
    followUps
        .followUp(ended.followUpId())
        .map(FollowUpInfo::directiveId)
        .flatMap(directives::directive)
        .filter(this::isDone)
        .ifPresent(this::tellAuthors);
    if (followUps.unfinished(reviewId).isEmpty()) {
      processes.tell(Process.REVIEW, reviewId, "followUpsFinished");
    }
  }

  private boolean isDone(DirectiveInfo directive) {
    List<FollowUpInfo> all = followUps.ofDirective(directive.id());
    return all.stream().allMatch(f -> f.lifecycle().isEnded())
        && all.stream().anyMatch(f -> f.lifecycle() == Lifecycle.COMPLETED);
  }

  private void tellAuthors(DirectiveInfo directive) {
    directive.sources().stream()
        .filter(s -> s.kind() == Source.Kind.OPINION)
        .map(Source::id)
        .flatMap(id -> opinions.opinion(id).stream())
        .filter(this::everythingDone)
        .forEach(o -> tell(o, Kind.DONE));
  }

  /**
   * An opinion can have led to several directives; those that are nobody's task wait for nothing.
   */
  private boolean everythingDone(OpinionInfo opinion) {
    return directives.directives(opinion.reviewId()).stream()
        .filter(d -> d.mode() != Mode.NO_TASK)
        .filter(
            d ->
                d.sources().stream()
                    .anyMatch(s -> s.kind() == Source.Kind.OPINION && s.id().equals(opinion.id())))
        .allMatch(this::isDone);
  }

  private void tell(OpinionInfo opinion, Kind kind) {
    jdbc.sql(
            "insert into opinion_news (opinion_id, kind, author_id, review_id, since) values (?, ?, ?, ?, ?)"
                + " on conflict do nothing")
        .params(
            opinion.id(),
            kind.name(),
            opinion.authorId(),
            opinion.reviewId(),
            Timestamp.from(clock.instant()))
        .update();
  }

  /** What the signed-in person has not seen yet of their own opinions. */
  @Transactional(readOnly = true)
  public List<News> mine() {
    return jdbc.sql(
            "select opinion_id, kind, review_id, since from opinion_news where author_id = ? and seen_at is null"
                + " order by since, opinion_id")
        .param(access.personId())
        .query(
            (rs, row) -> {
              OpinionInfo opinion = opinions.opinion(rs.getObject(1, UUID.class)).orElseThrow();
              return new News(
                  opinion.id(),
                  Kind.valueOf(rs.getString(2)),
                  rs.getObject(3, UUID.class),
                  opinion.number(),
                  opinion.text(),
                  rs.getTimestamp(4).toInstant());
            })
        .list();
  }

  /** The author has looked at what became of the opinion. */
  public void seen(UUID opinionId) {
    jdbc.sql(
            "update opinion_news set seen_at = ? where opinion_id = ? and author_id = ? and seen_at is null")
        .params(Timestamp.from(clock.instant()), opinionId, access.personId())
        .update();
  }
}
