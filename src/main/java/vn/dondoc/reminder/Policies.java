package vn.dondoc.reminder;

import java.sql.Array;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.EditConflict;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** The policy of each union: the site's, or its own. */
@Service
@Transactional
public class Policies {
  /**
   * A policy as it is in force.
   *
   * @param own whether the union has set it; else it is the site's
   * @param version of the own one, 0 where there is none
   */
  public record InForce(ReminderPolicy policy, boolean own, int version) {}

  private final JdbcClient jdbc;
  private final Access access;
  private final ReminderPolicy ofTheSite;

  Policies(
      JdbcClient jdbc,
      Access access,
      @Value("${dondoc.reminders.days-before}") List<Integer> daysBefore,
      @Value("${dondoc.reminders.every-after}") int everyAfter,
      @Value("${dondoc.reminders.head-after}") int headAfter,
      @Value("${dondoc.reminders.office-after}") int officeAfter,
      @Value("${dondoc.reminders.weekly-on}") String weeklyOn,
      @Value("${dondoc.reminders.monthly}") boolean monthly) {
    this.jdbc = jdbc;
    this.access = access;
    this.ofTheSite =
        new ReminderPolicy(
            daysBefore,
            everyAfter,
            headAfter,
            officeAfter,
            DayOfWeek.valueOf(weeklyOn.strip().toUpperCase(Locale.ROOT)),
            monthly);
  }

  /** The policy of a union, for those who may set it. */
  @Transactional(readOnly = true)
  public InForce read(UUID holderId) {
    access.require(Right.EDIT_REMINDER_POLICY, holderId);
    return inForce(holderId);
  }

  /**
   * Sets a union's own policy.
   *
   * @throws EditConflict when someone else has set it since this version
   */
  public void set(UUID holderId, ReminderPolicy policy, int expectedVersion) {
    access.require(Right.EDIT_REMINDER_POLICY, holderId);
    int written =
        jdbc.sql(
                """
                insert into reminder_policy as p
                  (holder_id, days_before, every_after, head_after, office_after, weekly_on, monthly, version)
                values (:holder, :before, :every, :head, :office, :weekly, :monthly, 1)
                on conflict (holder_id) do update set days_before = excluded.days_before,
                  every_after = excluded.every_after, head_after = excluded.head_after,
                  office_after = excluded.office_after, weekly_on = excluded.weekly_on,
                  monthly = excluded.monthly, version = p.version + 1
                where p.version = :version
                """)
            .param("holder", holderId)
            .param("before", policy.daysBefore().toArray(Integer[]::new))
            .param("every", policy.everyAfter())
            .param("head", policy.headAfter())
            .param("office", policy.officeAfter())
            .param("weekly", policy.weeklyOn().getValue())
            .param("monthly", policy.monthly())
            .param("version", expectedVersion)
            .update();
    if (written == 0) {
      throw new EditConflict(inForce(holderId).policy().toString());
    }
  }

  /** Back to the site's policy. */
  public void reset(UUID holderId) {
    access.require(Right.EDIT_REMINDER_POLICY, holderId);
    jdbc.sql("delete from reminder_policy where holder_id = ?").param(holderId).update();
  }

  ReminderPolicy of(UUID holderId) {
    return inForce(holderId).policy();
  }

  ReminderPolicy ofTheSite() {
    return ofTheSite;
  }

  private InForce inForce(UUID holderId) {
    Optional<InForce> own =
        jdbc.sql(
                """
                select days_before, every_after, head_after, office_after, weekly_on, monthly, version
                from reminder_policy where holder_id = ?
                """)
            .param(holderId)
            .query(
                (rs, row) -> {
                  Array before = rs.getArray(1);
                  return new InForce(
                      new ReminderPolicy(
                          Arrays.asList((Integer[]) before.getArray()),
                          rs.getInt(2),
                          rs.getInt(3),
                          rs.getInt(4),
                          DayOfWeek.of(rs.getInt(5)),
                          rs.getBoolean(6)),
                      true,
                      rs.getInt(7));
                })
            .optional();
    return own.orElseGet(() -> new InForce(ofTheSite, false, 0));
  }
}
