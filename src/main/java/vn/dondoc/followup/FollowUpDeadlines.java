package vn.dondoc.followup;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.calendar.DeadlinesOnDays;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** The deadlines of follow-ups that are not finished, for those who read them all. */
@Component
@Transactional(readOnly = true)
class FollowUpDeadlines implements DeadlinesOnDays {
  private final JdbcClient jdbc;
  private final Access access;

  FollowUpDeadlines(JdbcClient jdbc, Access access) {
    this.jdbc = jdbc;
    this.access = access;
  }

  @Override
  public Map<LocalDate, Integer> count(UUID holderId, Collection<LocalDate> days) {
    Map<LocalDate, Integer> counted = new TreeMap<>();
    if (days.isEmpty() || !access.may(Right.READ_ALL, holderId)) {
      return counted;
    }
    jdbc.sql(
            """
            select due_on, count(*)::int from follow_up
            where holder_id = :holder and due_on in (:days) and lifecycle not in ('COMPLETED', 'WITHDRAWN')
            group by due_on
            """)
        .param("holder", holderId)
        .param("days", days)
        .query(
            rs -> {
              counted.put(rs.getObject(1, LocalDate.class), rs.getInt(2));
            });
    return counted;
  }
}
