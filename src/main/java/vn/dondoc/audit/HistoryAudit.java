package vn.dondoc.audit;

import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/**
 * Checks the history of a holder for whoever may. It tells where it breaks, not what is written.
 */
@Service
public class HistoryAudit {
  private final HistoryCheck check;
  private final Access access;
  private final JdbcClient jdbc;

  HistoryAudit(HistoryCheck check, Access access, JdbcClient jdbc) {
    this.check = check;
    this.access = access;
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public HistoryReport verify(UUID holderId) {
    access.require(Right.CHECK_HISTORY, holderId);
    return check.check(holderId);
  }

  /**
   * Those of the follow-ups in a report that the signed-in person may also open, with their text.
   */
  @Transactional(readOnly = true)
  public Map<UUID, String> openable(UUID holderId, HistoryReport report) {
    access.require(Right.CHECK_HISTORY, holderId);
    Set<UUID> followUps =
        report.breaches().stream()
            .filter(breach -> breach.followUpId() != null)
            .map(Breach::followUpId)
            .collect(Collectors.toSet());
    if (followUps.isEmpty()) {
      return Map.of();
    }
    boolean all = access.may(Right.READ_ALL, holderId);
    List<UUID> own = access.organisationsWith(Right.READ_OWN);
    if (!all && own.isEmpty()) {
      return Map.of();
    }
    Map<UUID, String> texts = new HashMap<>();
    jdbc.sql(
            """
                select f.id, f.text from follow_up f where f.id in (:followUps) and f.holder_id = :holder and (:all or f.lead_id in (:own)
                  or exists (select from follow_up_coordinating_unit c
                    where c.follow_up_id = f.id and c.unit_id in (:own)))
                """)
        .param("followUps", followUps)
        .param("holder", holderId)
        .param("all", all)
        .param("own", own.isEmpty() ? List.of(holderId) : own)
        .query(
            (ResultSet row) -> {
              texts.put(row.getObject(1, UUID.class), row.getString(2));
            });
    return texts;
  }
}
