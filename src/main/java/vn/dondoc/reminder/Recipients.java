package vn.dondoc.reminder;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.Right;
import vn.dondoc.workflow.Seat;

/**
 * Who is told, by the posts in force on a day, as the first tables of a statement.
 *
 * <p>{@code post_held}: who holds which post. Whose deputy is in force is left out; the deputy
 * holds the post in their place. {@code at_work}: whom a seat's work is told to. For a unit its
 * vice-heads and officers, its head where there is none; for the union as a unit the
 * secretary-general and whom the chair named; else whoever sits in the seat.
 */
final class Recipients {
  static final String TABLES =
      """
      with post_held as materialized (
        select a.organisation_id, a.post, a.person_id, own.person_id as deputy_for, p.email is not null as reachable
        from appointment a join person p on p.id = a.person_id left join appointment own on own.id = a.deputy_of
        where a.from_day <= :day and (a.until_day is null or a.until_day >= :day)
          and (own.until_day is null or own.until_day >= :day)
          and not exists (
            select from appointment d where d.deputy_of = a.id and d.from_day <= :day
              and (d.until_day is null or d.until_day >= :day))),
      at_work as materialized (
        select h.organisation_id, w.seat, h.person_id, h.deputy_for, h.reachable
        from post_held h join unnest(:seats::text[], :posts::text[]) as w (seat, post) on w.post = h.post
        union
        select h.organisation_id, 'UNIT', h.person_id, h.deputy_for, h.reachable
        from post_held h
        where h.post = 'ASSOCIATION_HEAD' and not exists (
          select from post_held o where o.organisation_id = h.organisation_id
            and o.post in ('ASSOCIATION_VICE_HEAD', 'ASSOCIATION_OFFICER')))
      """;

  private Recipients() {}

  static StatementSpec fill(StatementSpec statement) {
    List<String> seats = new ArrayList<>();
    List<String> posts = new ArrayList<>();
    for (Seat seat : Seat.values()) {
      for (Post post : seat.posts()) {
        if (post != Post.ASSOCIATION_HEAD) {
          seats.add(seat.name());
          posts.add(post.name());
        }
      }
    }
    return statement
        .param("seats", seats.toArray(String[]::new))
        .param("posts", posts.toArray(String[]::new));
  }

  /** The posts of the office, which rings up and hears of what nobody else moved. */
  static String[] office() {
    return Right.CALL.posts().stream().map(Post::name).sorted().toArray(String[]::new);
  }
}
