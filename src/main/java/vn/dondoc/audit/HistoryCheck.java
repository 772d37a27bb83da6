package vn.dondoc.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.audit.Breach.What;

/**
 * Computes every hash anew and compares. To be called with one unchanging view of the database, so
 * that people may go on writing meanwhile; knows nothing of who is signed in.
 */
@Component
class HistoryCheck {
  private static final int AT_MOST = 1000;

  private final JdbcClient jdbc;

  HistoryCheck(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Checks the history of a holder, or all there is. */
  HistoryReport check(@Nullable UUID holder) {
    return new Look(holder).report();
  }

  private final class Look {
    private final @Nullable UUID holder;
    private final List<Breach> found = new ArrayList<>();

    private Look(@Nullable UUID holder) {
      this.holder = holder;
    }

    private HistoryReport report() {
      entries();
      lengths();
      seals();
      sealedEntries();
      List<Breach> breaches =
          withoutConsequences().stream()
              .sorted(
                  Comparator.comparing(
                          Breach::followUpId, Comparator.nullsLast(Comparator.<UUID>naturalOrder()))
                      .thenComparing(Breach::position)
                      .thenComparing(Breach::seal))
              .toList();
      int shown = Math.min(breaches.size(), AT_MOST);
      return counted(breaches.subList(0, shown), breaches.size() - shown);
    }

    /** The entries by themselves, and each with the one before it. */
    private void entries() {
      sql("""
              select e.follow_up_id, e.position, e.hash is distinct from history_entry_hash(e) as changed,
                coalesce((select max(b.position) from follow_up_history b
                  where b.follow_up_id = e.follow_up_id and b.position < e.position), 0) as last,
                e.previous_hash is distinct from
                  case when e.position = 1 then ''::bytea else before.hash end as unlinked,
                e.evidence_hash is distinct from
                  history_evidence_hash(p.hash, c.hash, case when s.id is not null then stored_file_hash(s) end) as evidence,
                f.id is null as without_follow_up
              from follow_up_history e
              left join follow_up f on f.id = e.follow_up_id
              left join follow_up_history before
                on before.follow_up_id = e.follow_up_id and before.position = e.position - 1
              left join progress_evidence p on p.id = e.progress_id
              left join contribution_evidence c on c.id = e.contribution_id
              left join stored_file s on s.id = e.source_file_id
              where %s and (e.hash is distinct from history_entry_hash(e)
                or e.previous_hash is distinct from
                  case when e.position = 1 then ''::bytea else before.hash end
                or e.evidence_hash is distinct from
                  history_evidence_hash(p.hash, c.hash, case when s.id is not null then stored_file_hash(s) end)
                or f.id is null)
              """
              .formatted(ofFollowUps("e")))
          .query(
              (ResultSet row) -> {
                UUID followUp = row.getObject("follow_up_id", UUID.class);
                int position = row.getInt("position");
                int last = row.getInt("last");
                for (int missing = last + 1; missing < position; missing++) {
                  add(What.ENTRY_MISSING, followUp, missing);
                }
                if (row.getBoolean("changed")) {
                  add(What.ENTRY_CHANGED, followUp, position);
                } else if (row.getBoolean("unlinked") && last == position - 1) {
                  add(What.LINK_BROKEN, followUp, position);
                }
                if (row.getBoolean("evidence")) {
                  add(What.EVIDENCE_CHANGED, followUp, position);
                }
                if (row.getBoolean("without_follow_up")) {
                  add(What.ENTRY_ADDED, followUp, position);
                }
              });
    }

    /** The ends of the chains: what was cut off, or put on. */
    private void lengths() {
      sql("""
              select f.id, f.history_length, coalesce(e.last, 0) as last from follow_up f
              left join (select follow_up_id, max(position) as last from follow_up_history group by follow_up_id) e
                on e.follow_up_id = f.id
              where f.history_length <> coalesce(e.last, 0) and %s
              """
              .formatted(holder == null ? "true" : "f.holder_id = :holder"))
          .query(
              (ResultSet row) -> {
                UUID followUp = row.getObject("id", UUID.class);
                int length = row.getInt("history_length");
                int last = row.getInt("last");
                for (int missing = last + 1; missing <= length; missing++) {
                  add(What.ENTRY_MISSING, followUp, missing);
                }
                for (int added = length + 1; added <= last; added++) {
                  add(What.ENTRY_ADDED, followUp, added);
                }
              });
    }

    private void seals() {
      sql("""
              select s.number, s.hash is distinct from history_seal_hash(s) as changed,
                s.previous_hash is distinct from
                  case when s.number = 1 then ''::bytea else before.hash end as unlinked,
                before.number is null and s.number > 1 as alone
              from history_seal s
              left join history_seal before on before.holder_id = s.holder_id and before.number = s.number - 1
              where %s
              """
              .formatted(ofHolder("s")))
          .query(
              (ResultSet row) -> {
                int number = row.getInt("number");
                if (row.getBoolean("changed")) {
                  found.add(new Breach(What.SEAL_CHANGED, null, 0, number));
                } else if (row.getBoolean("unlinked") && !row.getBoolean("alone")) {
                  found.add(new Breach(What.SEAL_LINK_BROKEN, null, 0, number));
                }
              });
      sql("""
              select due.number from (
                select holder_id, generate_series(1, greatest(max(seals), max(number))) as number from (
                  select holder_id, seals, 0 as number from history_sealing
                  union all select holder_id, 0, number from history_seal
                  union all select holder_id, 0, number from history_seal_head) known
                group by holder_id) due
              where not exists (
                select from history_seal s where s.holder_id = due.holder_id and s.number = due.number)
                and %s
              """
              .formatted(ofHolder("due")))
          .query(
              (ResultSet row) -> {
                found.add(new Breach(What.SEAL_MISSING, null, 0, row.getInt("number")));
              });
    }

    /** What was sealed, against what stands there now. */
    private void sealedEntries() {
      sql("""
              select h.follow_up_id, h.position, min(h.number) as number, bool_or(e.id is null) as missing
              from history_seal_head h
              left join follow_up_history e on e.follow_up_id = h.follow_up_id and e.position = h.position
              where e.hash is distinct from h.hash and %s
              group by h.follow_up_id, h.position
              """
              .formatted(ofHolder("h")))
          .query(
              (ResultSet row) -> {
                found.add(
                    new Breach(
                        row.getBoolean("missing") ? What.ENTRY_MISSING : What.SEALED_ENTRY_DIFFERS,
                        row.getObject("follow_up_id", UUID.class),
                        row.getInt("position"),
                        row.getInt("number")));
              });
    }

    /**
     * One line for each place: what follows from another breach there, or just before, is left out.
     */
    private List<Breach> withoutConsequences() {
      record Place(@Nullable UUID followUp, int position, int seal) {}
      Set<Place> changed = new HashSet<>();
      for (Breach breach : found) {
        if (breach.what() == What.ENTRY_CHANGED) {
          changed.add(new Place(breach.followUpId(), breach.position(), 0));
        } else if (breach.what() == What.SEAL_CHANGED) {
          changed.add(new Place(null, 0, breach.seal()));
        }
      }
      Set<Place> told = new HashSet<>();
      List<Breach> breaches = new ArrayList<>();
      for (Breach breach : found) {
        boolean follows =
            switch (breach.what()) {
              case LINK_BROKEN ->
                  changed.contains(new Place(breach.followUpId(), breach.position() - 1, 0));
              case SEAL_LINK_BROKEN -> changed.contains(new Place(null, 0, breach.seal() - 1));
              default -> false;
            };
        Place place =
            new Place(
                breach.followUpId(),
                breach.position(),
                breach.followUpId() == null ? breach.seal() : 0);
        if (!follows && told.add(place)) {
          breaches.add(breach);
        }
      }
      return breaches;
    }

    private HistoryReport counted(List<Breach> breaches, int more) {
      return sql("""
              select
                (select count(*) from follow_up_history e where %s) as entries,
                (select count(*) from follow_up f where %s) as follow_ups,
                (select count(*) from history_seal s where %s) as seals,
                (select coalesce(sum(entries), 0) from history_seal s where %s) as sealed
              """
              .formatted(ofFollowUps("e"), ofHolder("f"), ofHolder("s"), ofHolder("s")))
          .query(
              (ResultSet row, int number) ->
                  new HistoryReport(
                      row.getLong("entries"),
                      row.getLong("follow_ups"),
                      row.getLong("seals"),
                      Math.max(0, row.getLong("entries") - row.getLong("sealed")),
                      lastSeal(),
                      breaches,
                      more))
          .single();
    }

    private @Nullable Seal lastSeal() {
      return holder == null
          ? null
          : sql("""
                  select number, day, at, entries, encode(hash, 'hex') as hash from history_seal
                  where holder_id = :holder order by number desc limit 1
                  """)
              .query(HistoryCheck::seal)
              .optional()
              .orElse(null);
    }

    private String ofFollowUps(String table) {
      return holder == null
          ? "true"
          : table + ".follow_up_id in (select id from follow_up where holder_id = :holder)";
    }

    private String ofHolder(String table) {
      return holder == null ? "true" : table + ".holder_id = :holder";
    }

    private JdbcClient.StatementSpec sql(String text) {
      JdbcClient.StatementSpec statement = jdbc.sql(text);
      return holder == null ? statement : statement.param("holder", holder);
    }

    private void add(What what, UUID followUp, int position) {
      found.add(new Breach(what, followUp, position, 0));
    }
  }

  private static Seal seal(ResultSet row, int number) throws SQLException {
    return new Seal(
        row.getInt("number"),
        row.getObject("day", LocalDate.class),
        row.getTimestamp("at").toInstant(),
        row.getLong("entries"),
        row.getString("hash"));
  }
}
