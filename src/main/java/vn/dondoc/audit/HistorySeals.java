package vn.dondoc.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.base.Days;

/**
 * Seals the history day by day. May be asked at any time and on every node: what is sealed stays as
 * it is, and days on which nothing happened have no seal.
 */
@Service
public class HistorySeals {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  HistorySeals(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Seals, for every holder, what was written up to the end of yesterday and is under no seal.
   *
   * @return the new seals by holder
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public Map<UUID, Seal> sealCompleteDays() {
    LocalDate yesterday = Days.today(clock).minusDays(1);
    Map<UUID, Seal> written = new LinkedHashMap<>();
    for (UUID holder : notYetSealed(yesterday)) {
      Optional<Seal> seal = transaction.execute(status -> seal(holder, yesterday));
      seal.ifPresent(s -> written.put(holder, s));
    }
    return written;
  }

  private List<UUID> notYetSealed(LocalDate day) {
    return jdbc.sql(
            """
            select o.id from organisation o left join history_sealing s on s.holder_id = o.id
            where o.kind = 'UNION' and (s.day is null or s.day < ?)
              and exists (select from follow_up f where f.holder_id = o.id)
            """)
        .param(day)
        .query(UUID.class)
        .list();
  }

  private Optional<Seal> seal(UUID holder, LocalDate day) {
    jdbc.sql("insert into history_sealing (holder_id, seals) values (?, 0) on conflict do nothing")
        .param(holder)
        .update();
    record Sealed(int seals, boolean already) {}
    Sealed before =
        jdbc.sql(
                "select seals, coalesce(day >= ?, false) from history_sealing where holder_id = ? for update")
            .params(day, holder)
            .query((rs, row) -> new Sealed(rs.getInt(1), rs.getBoolean(2)))
            .single();
    if (before.already()) {
      return Optional.empty();
    }
    int number = before.seals() + 1;
    OffsetDateTime end =
        day.plusDays(1)
            .atStartOfDay(Days.ZONE)
            .withZoneSameInstant(ZoneOffset.UTC)
            .toOffsetDateTime();
    Long entries =
        jdbc.sql(
                """
                with head as (
                  select distinct on (e.follow_up_id) e.follow_up_id, e.position, e.hash
                  from follow_up f join follow_up_history e on e.follow_up_id = f.id
                  where f.holder_id = :holder and e.at < :end
                  order by e.follow_up_id, e.position desc),
                sealed as (
                  select follow_up_id, max(position) as position from history_seal_head
                  where holder_id = :holder group by follow_up_id),
                grown as (
                  select head.*, head.position - coalesce(sealed.position, 0) as entries
                  from head left join sealed using (follow_up_id)
                  where head.position > coalesce(sealed.position, 0)),
                kept as (
                  insert into history_seal_head (holder_id, number, follow_up_id, position, hash)
                  select :holder, :number, follow_up_id, position, hash from grown)
                select coalesce(sum(entries), 0) from grown
                """)
            .param("holder", holder)
            .param("number", number)
            .param("end", end)
            .query(Long.class)
            .single();
    Optional<Seal> written =
        entries == 0 ? Optional.empty() : Optional.of(write(holder, number, day, entries));
    jdbc.sql("update history_sealing set seals = ?, day = ? where holder_id = ?")
        .params(written.isPresent() ? number : before.seals(), day, holder)
        .update();
    return written;
  }

  private Seal write(UUID holder, int number, LocalDate day, long entries) {
    Instant now = clock.instant();
    String hash =
        jdbc.sql(
                """
                insert into history_seal (holder_id, number, day, at, entries) values (?, ?, ?, ?, ?)
                returning encode(hash, 'hex')
                """)
            .params(holder, number, day, now.atOffset(ZoneOffset.UTC), entries)
            .query(String.class)
            .single();
    return new Seal(number, day, now, entries, hash);
  }
}
