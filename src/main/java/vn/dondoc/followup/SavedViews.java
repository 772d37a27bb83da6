package vn.dondoc.followup;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NfcText;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.Access;

/** The lists that a person has put by under a name. Everyone has their own, and sees no others. */
@Service
@Transactional
public class SavedViews {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_QUERY = 4_000;

  /** More than a menu can hold. */
  private static final int MOST = 50;

  private final Access access;
  private final JdbcClient jdbc;
  private final Clock clock;

  SavedViews(Access access, JdbcClient jdbc, Clock clock) {
    this.access = access;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A list under a name.
   *
   * @param query what follows the question mark in its address
   */
  public record SavedView(UUID id, String name, String query) {}

  /** By name. */
  @Transactional(readOnly = true)
  public List<SavedView> mine() {
    return jdbc.sql(
            "select id, name, query from follow_up_saved_view where person_id = ? order by name collate \"vi-x-icu\", id")
        .param(access.personId())
        .query(
            (rs, row) ->
                new SavedView(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3)))
        .list();
  }

  /** Puts a list by; under a name that is there already it takes the other's place. */
  public void save(@Nullable String name, String query) {
    UUID person = access.personId();
    String stored = name == null ? "" : NfcText.normal(name).strip();
    if (stored.isEmpty()) {
      throw new DomainException("followUps.nameMissing");
    }
    if (stored.length() > LONGEST_NAME || query.length() > LONGEST_QUERY) {
      throw new DomainException("followUps.nameTooLong", LONGEST_NAME);
    }
    List<SavedView> saved = mine();
    if (saved.size() >= MOST && saved.stream().noneMatch(v -> v.name().equalsIgnoreCase(stored))) {
      throw new DomainException("followUps.tooManySaved", MOST);
    }
    jdbc.sql(
            """
            insert into follow_up_saved_view (id, person_id, name, query, saved_at) values (?, ?, ?, ?, ?)
            on conflict (person_id, lower(name))
              do update set name = excluded.name, query = excluded.query, saved_at = excluded.saved_at
            """)
        .params(UUID.randomUUID(), person, stored, query, clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * @throws NotFound when the person has no such view
   */
  public void remove(UUID id) {
    int removed =
        jdbc.sql("delete from follow_up_saved_view where id = ? and person_id = ?")
            .params(id, access.personId())
            .update();
    if (removed == 0) {
      throw new NotFound();
    }
  }
}
