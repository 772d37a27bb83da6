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
 *
 * <p>Both know two things of a person: {@code addressed}, whether there is an address to post mails
 * to, and {@code reachable}, whether mails arrive there as far as is known.
 */
final class Recipients {
  /** Of a person p: whether there is an address. */
  static final String ADDRESSED = "p.email is not null";

  /**
   * Of a person p: whether the last mail to that address that came to an end was not given up.
   * Until one arrives again, or there is another address, the office rings up too.
   */
  static final String REACHABLE =
      """
      (p.email is not null and coalesce((
        select m.state = 'SENT' from mail m
        where m.person_id = p.id and m.address = p.email and m.state in ('SENT', 'DEAD')
        order by m.turn desc limit 1), true))""";

  /** Of an appointment a: whether it is in force, and nobody stands in for its holder. */
  private static final String IN_FORCE =
      """
      a.from_day <= :day and (a.until_day is null or a.until_day >= :day)
        and (own.until_day is null or own.until_day >= :day)
        and not exists (
          select from appointment d where d.deputy_of = a.id and d.from_day <= :day
            and (d.until_day is null or d.until_day >= :day))""";

  /** Of everybody. */
  static final String TABLES = tables("");

  /** Of the {@code :units} alone, where only few are asked about. */
  static final String OF_UNITS = tables(" and a.organisation_id = any(:units)");

  private Recipients() {}

  private static String tables(String which) {
    return """
    with post_held as materialized (
      select a.id as appointment_id, a.organisation_id, a.post, a.person_id, own.person_id as deputy_for,
        %s as addressed, %s as reachable
      from appointment a join person p on p.id = a.person_id left join appointment own on own.id = a.deputy_of
      where %s%s),
    at_work as materialized (
      select h.appointment_id, h.organisation_id, w.seat, h.person_id, h.deputy_for, h.addressed, h.reachable
      from post_held h join unnest(:seats::text[], :posts::text[]) as w (seat, post) on w.post = h.post
      union
      select h.appointment_id, h.organisation_id, 'UNIT', h.person_id, h.deputy_for, h.addressed, h.reachable
      from post_held h
      where h.post = 'ASSOCIATION_HEAD' and not exists (
        select from post_held o where o.organisation_id = h.organisation_id
          and o.post in ('ASSOCIATION_VICE_HEAD', 'ASSOCIATION_OFFICER')))
    """
        .formatted(ADDRESSED, REACHABLE, IN_FORCE, which);
  }

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
