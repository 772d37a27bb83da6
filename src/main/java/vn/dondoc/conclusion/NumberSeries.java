package vn.dondoc.conclusion;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/**
 * The numbers of a union's notices: from 1 in each year, none twice, none left out. A number is
 * taken in the transaction that uses it, which holds the year's row until it ends: a failure gives
 * the number back.
 */
@Service
public class NumberSeries {
  private static final String NOTICE = "NOTICE";

  private final JdbcClient jdbc;
  private final Notices notices;
  private final Access access;

  NumberSeries(JdbcClient jdbc, Notices notices, Access access) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.access = access;
  }

  /**
   * Goes on after the last number that was given on paper, for a union that begins in the middle of
   * a year.
   *
   * @throws DomainException {@code conclusion.seriesBegun} once a notice of that year is issued
   */
  @Transactional
  public void startAt(UUID holderId, int year, int last) {
    if (!access.may(Right.MANAGE_ORGANISATIONS, holderId) && !access.may(Right.CONVENE, holderId)) {
      throw new NotAllowed();
    }
    if (last < 0) {
      throw new DomainException("conclusion.seriesNegative");
    }
    jdbc.sql(
            """
            insert into number_series (holder_id, year, kind, last) values (?, ?, ?, ?)
            on conflict (holder_id, year, kind) do update set last = excluded.last
            """)
        .params(holderId, year, NOTICE, last)
        .update();
    if (notices.existsByHolderIdAndYear(holderId, year)) {
      throw new DomainException("conclusion.seriesBegun", Integer.toString(year));
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  int next(UUID holderId, int year) {
    return jdbc.sql(
            """
            insert into number_series (holder_id, year, kind, last) values (?, ?, ?, 1)
            on conflict (holder_id, year, kind) do update set last = number_series.last + 1
            returning last
            """)
        .params(holderId, year, NOTICE)
        .query(Integer.class)
        .single();
  }
}
