package vn.dondoc.reminder;

import java.sql.Date;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.mail.LinkPurpose;
import vn.dondoc.mail.MailLinks;
import vn.dondoc.organisation.Access;

/** How the signed-in person wants to be reminded. The step up is not theirs to switch off. */
@Service
@Transactional
public class Choices {
  /** Nobody is left alone for longer without saying so again. */
  private static final int MOST_YEARS = 1;

  /**
   * What a person has chosen.
   *
   * @param quietUntil the last day on which nothing is sent
   * @param monthly whether they get their association's look at the month
   * @param version 0 while nothing was chosen
   */
  public record Choice(
      Frequency frequency, @Nullable LocalDate quietUntil, boolean monthly, int version) {
    /** What is so for whoever has chosen nothing. */
    static final Choice AT_FIRST = new Choice(Frequency.DAILY, null, true, 0);
  }

  private final JdbcClient jdbc;
  private final Access access;
  private final Policies policies;
  private final MailLinks links;
  private final Clock clock;

  Choices(JdbcClient jdbc, Access access, Policies policies, MailLinks links, Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.policies = policies;
    this.links = links;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Choice mine() {
    return of(access.personId());
  }

  /**
   * Sets what is chosen; a quiet time that is over is left out.
   *
   * @param choice with the version that was read
   * @return as it stands now
   * @throws EditConflict when it was changed elsewhere since, for example by a link in a mail
   */
  public Choice set(Choice choice) {
    UUID me = access.personId();
    LocalDate today = Days.today(clock);
    LocalDate quietUntil = choice.quietUntil();
    if (quietUntil != null && quietUntil.isBefore(today)) {
      if (!quietUntil.equals(of(me).quietUntil())) {
        throw new DomainException("reminderChoice.quietPassed", quietUntil);
      }
      quietUntil = null;
    }
    if (quietUntil != null && quietUntil.isAfter(today.plusYears(MOST_YEARS))) {
      throw new DomainException("reminderChoice.quietTooLong", today.plusYears(MOST_YEARS));
    }
    int written =
        jdbc.sql(
                """
                insert into reminder_choice as c (person_id, frequency, quiet_until, monthly, version)
                select :person, :frequency, :quiet, :monthly, 1
                where :version = 0 or exists (select 1 from reminder_choice where person_id = :person)
                on conflict (person_id) do update set frequency = excluded.frequency,
                  quiet_until = excluded.quiet_until, monthly = excluded.monthly, version = c.version + 1
                where c.version = :version
                """)
            .param("person", me)
            .param("frequency", choice.frequency().name())
            .param(
                "quiet", quietUntil == null ? null : Date.valueOf(quietUntil), java.sql.Types.DATE)
            .param("monthly", choice.monthly())
            .param("version", choice.version())
            .update();
    if (written == 0) {
      throw new EditConflict(of(me).frequency().name());
    }
    return of(me);
  }

  /**
   * No personal link in any mail of the signed-in person works any longer, for example after one
   * was handed on by mistake.
   *
   * @return how many would still have worked
   */
  public int revokeMailLinks() {
    UUID me = access.personId();
    return links.revokeAll(me, LinkPurpose.ANSWER) + links.revokeAll(me, LinkPurpose.UNSUBSCRIBE);
  }

  /** The day of the week on which whoever wants to be told weekly is told. */
  @Transactional(readOnly = true)
  public DayOfWeek weeklyOn() {
    return access.holders().stream()
        .findFirst()
        .map(policies::of)
        .orElseGet(policies::ofTheSite)
        .weeklyOn();
  }

  private Choice of(UUID personId) {
    return jdbc.sql(
            "select frequency, quiet_until, monthly, version from reminder_choice where person_id = ?")
        .param(personId)
        .query(
            (rs, row) ->
                new Choice(
                    Frequency.valueOf(rs.getString(1)),
                    rs.getObject(2, LocalDate.class),
                    rs.getBoolean(3),
                    rs.getInt(4)))
        .optional()
        .orElse(Choice.AT_FIRST);
  }
}
