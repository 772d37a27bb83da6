package vn.dondoc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.audit.Breach.What;
import vn.dondoc.base.MovableClock;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.DirectiveDetails;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.NoticeSignature;
import vn.dondoc.conclusion.ReviewsToConclude;
import vn.dondoc.conclusion.ReviewsToConclude.ReviewToConclude;
import vn.dondoc.followup.Contributions;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.OnBehalf;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.ProgressEntry.Evidence;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/**
 * A history that someone has laid hands on, past the application and past the database's refusal,
 * is found out and the place is named; one that nobody touched holds.
 */
@DonDocTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryChainTests {
  private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes();

  /** Entries of {@link #touched}: assigned, acknowledged, two reports, completion, confirmation. */
  private static final int LENGTH = 6;

  @Autowired TestUnions unions;
  @Autowired ReviewsToConclude reviews;
  @Autowired Concluding concluding;
  @Autowired FollowUpActions actions;
  @Autowired Contributions contributions;
  @Autowired ActingAs actingAs;
  @Autowired HistoryAudit audit;
  @Autowired HistorySeals seals;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;

  private TestUnion union;

  /** Tampered with. */
  private UUID touched;

  /** Another one of the same union. */
  private UUID other;

  /** Two days with a seal each: one after the first report, one after the confirmation. */
  @BeforeAll
  void aHistory() {
    clock.standAt(TestClock.START);
    union = unions.found(2);
    List<UUID> followUps = followUps(union);
    touched = followUps.getFirst();
    other = followUps.getLast();
    UUID officer = union.association(0).officer();
    actingAs.person(officer, () -> actions.acknowledge(touched));
    actingAs.person(
        officer,
        () ->
            actions.reportProgress(
                touched,
                new ProgressEntry(
                    40,
                    "Đang làm",
                    "Thiếu người",
                    List.of(new Evidence("a.pdf", PDF)),
                    List.of("https://susta.vn"))));
    nextDay();
    actingAs.person(
        union.office(),
        () ->
            actions.reportProgress(
                touched, new ProgressEntry(60, "Gần xong"), new OnBehalf("Điện thoại")));
    actingAs.person(officer, () -> actions.complete(touched, new ProgressEntry(100, "Xong")));
    actingAs.person(union.chiefOfOffice(), () -> actions.confirm(touched));
    nextDay();
  }

  @BeforeEach
  void stand() {
    clock.standAt(TestClock.START.plus(Duration.ofDays(2)));
  }

  private void nextDay() {
    clock.standAt(clock.instant().plus(Duration.ofDays(1)));
    seals.sealCompleteDays();
  }

  /** One for each association, in their order. */
  private List<UUID> followUps(TestUnion of) {
    ReviewToConclude review = reviews.begin(of, 0);
    issue(
        of,
        review,
        new DirectiveDetails(
            "Báo cáo",
            Mode.EACH,
            null,
            List.of(),
            of.associations().stream().map(TestUnions.TestAssociation::id).toList(),
            LocalDate.of(2019, 9, 30),
            false,
            null,
            null,
            null));
    return of.associations().stream()
        .map(
            unit ->
                jdbc.sql("select id from follow_up where review_id = ? and lead_id = ?")
                    .params(review.id(), unit.id())
                    .query(UUID.class)
                    .single())
        .toList();
  }

  private void issue(TestUnion of, ReviewToConclude review, DirectiveDetails details) {
    actingAs.person(
        of.chair(),
        () -> {
          UUID directive = concluding.addDirective(review.id(), details.text(), List.of());
          concluding.saveDirective(directive, details, 0);
          concluding.issue(review.id(), new NoticeSignature("CHỦ TỊCH", null));
        });
  }

  @Test
  void whatNobodyTouchedHolds() {
    HistoryReport report = verify();
    assertThat(report.breaches()).isEmpty();
    assertThat(report.entries()).isEqualTo(LENGTH + 1);
    assertThat(report.followUps()).isEqualTo(2);
    assertThat(report.seals()).isEqualTo(2);
    assertThat(report.unsealed()).isZero();
    Seal last = Objects.requireNonNull(report.lastSeal());
    assertThat(last.day()).isEqualTo(LocalDate.of(2019, 6, 4));
    assertThat(last.entries()).isEqualTo(3);
    assertThat(last.hash()).hasSize(64);
  }

  /** Every column, so that one that is added later and not covered is noticed here. */
  @TestFactory
  Stream<DynamicTest> everyColumnOfEveryEntry() {
    return jdbc
        .sql(
            """
            select column_name || ' ' || data_type from information_schema.columns
            where table_name = 'follow_up_history' and table_schema = current_schema() order by ordinal_position
            """)
        .query(String.class)
        .list()
        .stream()
        .flatMap(
            column ->
                Stream.of(1, 3, LENGTH)
                    .map(
                        position ->
                            DynamicTest.dynamicTest(
                                column + " of entry " + position,
                                () -> assertColumnCovered(column, position))));
  }

  private void assertColumnCovered(String columnAndType, int position) {
    String column = columnAndType.substring(0, columnAndType.indexOf(' '));
    String other =
        switch (columnAndType.substring(column.length() + 1)) {
          case "uuid" -> "gen_random_uuid()";
          case "integer" -> column + " + 100";
          case "timestamp with time zone" -> column + " + interval '1 microsecond'";
          case "bytea" -> "'\\x00'::bytea || coalesce(" + column + ", '')";
          case "text" -> "coalesce(" + column + " || ' ', '')";
          default -> throw new IllegalStateException("say how to change " + columnAndType);
        };
    assertThat(
            afterwards(
                    "update follow_up_history set %s = %s where follow_up_id = ? and position = ?"
                        .formatted(column, other),
                    touched,
                    position)
                .breaches())
        .as(columnAndType)
        .anyMatch(b -> b.followUpId() != null && (b.position() == position || b.position() == 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, LENGTH})
  void anEntryWithOtherWords(int position) {
    assertThat(
            afterwards(
                    "update follow_up_history set words = 'Khác' where follow_up_id = ? and position = ?",
                    touched,
                    position)
                .breaches())
        .containsExactly(new Breach(What.ENTRY_CHANGED, touched, position, 0));
  }

  /** Nothing and the empty text are two things. */
  @Test
  void nothingMadeEmpty() {
    assertThat(
            afterwards(
                    "update follow_up_history set words = '' where follow_up_id = ? and position = 2",
                    touched)
                .breaches())
        .containsExactly(new Breach(What.ENTRY_CHANGED, touched, 2, 0));
  }

  @Test
  void wordsMovedToTheNextColumn() {
    assertThat(
            afterwards(
                    "update follow_up_history set old_value = new_value, new_value = old_value"
                        + " where follow_up_id = ? and position = 3",
                    touched)
                .breaches())
        .containsExactly(new Breach(What.ENTRY_CHANGED, touched, 3, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, LENGTH})
  void aDeletedEntry(int position) {
    assertThat(
            afterwards(
                    "delete from follow_up_history where follow_up_id = ? and position = ?",
                    touched,
                    position)
                .breaches())
        .containsExactly(new Breach(What.ENTRY_MISSING, touched, position, 0));
  }

  @Test
  void severalDeletedEntries() {
    assertThat(
            afterwards(
                    "delete from follow_up_history where follow_up_id = ? and position in (2, 3, 5)",
                    touched)
                .breaches())
        .extracting(Breach::what, Breach::position)
        .containsExactly(
            tuple(What.ENTRY_MISSING, 2),
            tuple(What.ENTRY_MISSING, 3),
            tuple(What.ENTRY_MISSING, 5));
  }

  @Test
  void aTailCutOffWithTheCountOfTheFollowUp() {
    assertThat(
            after(
                    () -> {
                      sql(
                          "delete from follow_up_history where follow_up_id = ? and position > 4",
                          touched);
                      sql("update follow_up set history_length = 4 where id = ?", touched);
                    })
                .breaches())
        .containsExactly(new Breach(What.ENTRY_MISSING, touched, LENGTH, 2));
  }

  @Test
  void aWholeHistoryGone() {
    assertThat(
            after(
                    () -> {
                      sql("delete from follow_up_history where follow_up_id = ?", touched);
                      sql("delete from follow_up where id = ?", touched);
                    })
                .breaches())
        .containsExactly(
            new Breach(What.ENTRY_MISSING, touched, 3, 1),
            new Breach(What.ENTRY_MISSING, touched, LENGTH, 2));
  }

  @Test
  void twoEntriesThatChangedPlaces() {
    assertThat(
            after(
                    () -> {
                      sql(
                          "update follow_up_history set position = 99 where follow_up_id = ? and position = 2",
                          touched);
                      sql(
                          "update follow_up_history set position = 2 where follow_up_id = ? and position = 3",
                          touched);
                      sql(
                          "update follow_up_history set position = 3 where follow_up_id = ? and position = 99",
                          touched);
                    })
                .breaches())
        .extracting(Breach::what, Breach::position)
        .contains(tuple(What.ENTRY_CHANGED, 2), tuple(What.ENTRY_CHANGED, 3));
  }

  @Test
  void anEntryThatWasRewrittenWithItsHash() {
    assertThat(
            after(
                    () -> {
                      sql(
                          "update follow_up_history set words = 'Khác' where follow_up_id = ? and position = 4",
                          touched);
                      sql(
                          "update follow_up_history e set hash = history_entry_hash(e) where follow_up_id = ? and position = 4",
                          touched);
                    })
                .breaches())
        .containsExactly(new Breach(What.LINK_BROKEN, touched, 5, 0));
  }

  /** The database chains it as it would any; the follow-up does not know of it. */
  @Test
  void anEntryPutInPastTheApplication() {
    assertThat(
            rolledBack(
                    () ->
                        sql(
                            """
                        insert into follow_up_history (id, follow_up_id, position, event, at, person_id, post, organisation_id)
                        select gen_random_uuid(), follow_up_id, position + 1, event, at, person_id, post, organisation_id
                        from follow_up_history where follow_up_id = ? and position = ?
                        """,
                            touched,
                            LENGTH))
                .breaches())
        .containsExactly(new Breach(What.ENTRY_ADDED, touched, LENGTH + 1, 0));
  }

  /** The hash is over what is meant, not over how a session writes it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "set local timezone = 'America/New_York'",
        "set local bytea_output = 'escape'",
        "set local extra_float_digits = 0",
        "set local intervalstyle = 'iso_8601'"
      })
  void aSessionThatWritesTimesDifferently(String setting) {
    assertThat(rolledBack(() -> sql(setting)).breaches()).isEmpty();
  }

  /** Every hash is right again; only the seals still know what stood there. */
  @Test
  void aChainRewrittenFromEndToEnd() {
    assertThat(
            after(
                    () -> {
                      sql(
                          "update follow_up_history set words = 'Khác' where follow_up_id = ? and position = 2",
                          touched);
                      rechain();
                    })
                .breaches())
        .containsExactly(
            new Breach(What.SEALED_ENTRY_DIFFERS, touched, 3, 1),
            new Breach(What.SEALED_ENTRY_DIFFERS, touched, LENGTH, 2));
  }

  @Test
  void aChainRewrittenWithTheHeadsThatWereSealed() {
    assertThat(
            after(
                    () -> {
                      sql(
                          "update follow_up_history set words = 'Khác' where follow_up_id = ? and position = 2",
                          touched);
                      rechain();
                      sql(
                          """
                          update history_seal_head h set hash = e.hash from follow_up_history e
                          where e.follow_up_id = ? and h.follow_up_id = e.follow_up_id and e.position = h.position
                          """,
                          touched);
                    })
                .breaches())
        .containsExactly(
            new Breach(What.SEAL_CHANGED, null, 0, 1), new Breach(What.SEAL_CHANGED, null, 0, 2));
  }

  private void rechain() {
    for (int position = 2; position <= LENGTH; position++) {
      sql(
          """
          update follow_up_history e set previous_hash =
            (select b.hash from follow_up_history b where b.follow_up_id = e.follow_up_id and b.position = e.position - 1)
          where follow_up_id = ? and position = ?
          """,
          touched,
          position);
      sql(
          "update follow_up_history e set hash = history_entry_hash(e) where follow_up_id = ? and position = ?",
          touched,
          position);
    }
  }

  @TestFactory
  Stream<DynamicTest> whatWasReportedAndHandedIn() {
    String reported = "where progress_id in (select id from progress where follow_up_id = ?)";
    return Map.of(
            "a byte of a file",
            "update stored_file set content = content || '\\x20' where id in (select file_id from progress_file "
                + reported
                + ")",
            "the name of a file",
            "update stored_file set name = 'b.pdf' where id in (select file_id from progress_file "
                + reported
                + ")",
            "a file taken away",
            "delete from progress_file " + reported,
            "an address taken away",
            "delete from progress_link " + reported,
            "the percent",
            "update progress set percent = 50 where words = 'Đang làm' and follow_up_id = ?",
            "the difficulty",
            "update progress set difficulty = null where words = 'Đang làm' and follow_up_id = ?",
            "the words",
            "update progress set words = 'Đang  làm' where words = 'Đang làm' and follow_up_id = ?")
        .entrySet()
        .stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () ->
                        assertThat(afterwards(change.getValue(), touched).breaches())
                            .containsExactly(new Breach(What.EVIDENCE_CHANGED, touched, 3, 0))));
  }

  /** A part that was reported, and the letter with which the office entered something. */
  @TestFactory
  Stream<DynamicTest> partsAndWhatTheOfficeHadInHand() {
    TestUnion own = unions.found(2);
    UUID part = own.association(1).id();
    ReviewToConclude review = reviews.begin(own, 0);
    issue(
        own,
        review,
        new DirectiveDetails(
            "Phối hợp",
            Mode.TOGETHER,
            own.association(0).id(),
            List.of(part),
            List.of(),
            LocalDate.of(2019, 9, 30),
            false,
            null,
            null,
            null));
    UUID followUp =
        jdbc.sql("select id from follow_up where review_id = ?")
            .param(review.id())
            .query(UUID.class)
            .single();
    Evidence letter = new Evidence("cong-van.pdf", PDF);
    actingAs.person(
        own.office(), () -> actions.acknowledge(followUp, new OnBehalf("Công văn", letter)));
    actingAs.person(
        own.association(1).officer(),
        () -> contributions.report(followUp, part, "Đã góp ý", List.of(letter), null));
    assertThat(verify(own).breaches()).isEmpty();
    String reported =
        "where contribution_id in (select id from contribution where follow_up_id = ?)";
    return Map.of(
            "update stored_file set content = content || '\\x20' where id in (select source_file_id from"
                + " follow_up_history where follow_up_id = ?)",
            2,
            "update stored_file set content = content || '\\x20' where id in (select file_id from contribution_file "
                + reported
                + ")",
            3,
            "delete from contribution_file " + reported,
            3,
            "update contribution set words = 'Không có gì' where follow_up_id = ?",
            3,
            "update contribution set reported_on = reported_on - 1 where follow_up_id = ?",
            3)
        .entrySet()
        .stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () ->
                        assertThat(after(own, () -> sql(change.getKey(), followUp)).breaches())
                            .containsExactly(
                                new Breach(
                                    What.EVIDENCE_CHANGED, followUp, change.getValue(), 0))));
  }

  @Test
  void aChangedSeal() {
    assertThat(
            afterwards(
                    "update history_seal set entries = 9 where holder_id = ? and number = 1",
                    union.id())
                .breaches())
        .containsExactly(new Breach(What.SEAL_CHANGED, null, 0, 1));
    assertThat(
            after(
                    () -> {
                      sql(
                          "update history_seal set day = day - 1 where holder_id = ? and number = 1",
                          union.id());
                      sql(
                          "update history_seal s set hash = history_seal_hash(s) where holder_id = ? and number = 1",
                          union.id());
                    })
                .breaches())
        .containsExactly(new Breach(What.SEAL_LINK_BROKEN, null, 0, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aDeletedSeal(int number) {
    assertThat(
            after(
                    () -> {
                      sql(
                          "delete from history_seal where holder_id = ? and number = ?",
                          union.id(),
                          number);
                      sql(
                          "delete from history_seal_head where holder_id = ? and number = ?",
                          union.id(),
                          number);
                    })
                .breaches())
        .containsExactly(new Breach(What.SEAL_MISSING, null, 0, number));
  }

  @Test
  void aHeadTakenOutOfItsSeal() {
    assertThat(
            afterwards("delete from history_seal_head where follow_up_id = ? and number = 1", other)
                .breaches())
        .containsExactly(new Breach(What.SEAL_CHANGED, null, 0, 1));
  }

  @Test
  void theDatabaseRefusesToChangeOrDelete() {
    Map<String, String> columns =
        Map.of(
            "follow_up_history", "position",
            "progress", "percent",
            "progress_file", "position",
            "progress_link", "position",
            "history_seal", "entries",
            "history_seal_head", "position");
    columns.forEach(
        (table, column) -> {
          assertRefused("update " + table + " set " + column + " = " + column);
          assertRefused("delete from " + table);
          assertRefused("truncate " + table + " cascade");
        });
    assertRefused("update stored_file set name = 'b.pdf'");
    assertRefused("truncate stored_file cascade");
    assertRefused("truncate contribution_file cascade");
    assertRefused(
        "insert into progress_file (progress_id, file_id, position)"
            + " select progress_id, file_id, position + 1 from progress_file limit 1");
    assertThat(verify().holds()).isTrue();
  }

  /** What writes a hash of its own is not listened to; what leaves one out is refused. */
  @Test
  void theDatabaseChainsByItself() {
    assertThatThrownBy(
            () ->
                sql(
                    """
                    insert into follow_up_history (id, follow_up_id, position, event, at, person_id, post, organisation_id, hash)
                    select gen_random_uuid(), follow_up_id, 99, event, at, person_id, post, organisation_id, '\\x00'
                    from follow_up_history where follow_up_id = ? and position = 1
                    """,
                    touched))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("has no entry 98");
    assertThat(
            rolledBack(
                    () -> {
                      sql(
                          """
                          insert into follow_up_history (id, follow_up_id, position, event, at, person_id, post, organisation_id, hash)
                          select gen_random_uuid(), follow_up_id, ?, event, at, person_id, post, organisation_id, '\\x00'
                          from follow_up_history where follow_up_id = ? and position = 1
                          """,
                          LENGTH + 1,
                          touched);
                      sql(
                          "update follow_up set history_length = history_length + 1 where id = ?",
                          touched);
                    })
                .breaches())
        .isEmpty();
  }

  @Test
  void aSealIsWrittenOnceForADayAndCoversItAlone() {
    TestUnion own = unions.found(1);
    UUID followUp = followUps(own).getFirst();
    seals.sealCompleteDays();
    assertThat(verify(own).seals()).isZero();
    assertThat(verify(own).unsealed()).isEqualTo(1);
    clock.standAt(clock.instant().plus(Duration.ofDays(1)));
    actingAs.person(own.association(0).officer(), () -> actions.acknowledge(followUp));
    seals.sealCompleteDays();
    seals.sealCompleteDays();
    HistoryReport report = verify(own);
    assertThat(report.seals()).isEqualTo(1);
    assertThat(report.unsealed()).as("the entry of today").isEqualTo(1);
    clock.standAt(clock.instant().plus(Duration.ofDays(5)));
    seals.sealCompleteDays();
    report = verify(own);
    assertThat(report.seals()).isEqualTo(2);
    assertThat(report.unsealed()).isZero();
    clock.standAt(clock.instant().plus(Duration.ofDays(5)));
    seals.sealCompleteDays();
    assertThat(verify(own).seals()).as("nothing happened, nothing to seal").isEqualTo(2);
    assertThat(verify(own).holds()).isTrue();
  }

  /** Twenty people write to twenty follow-ups while three nodes seal and one checks. */
  @Test
  void writersSealersAndACheckAtOnce() throws Exception {
    TestUnion busy = unions.found(20);
    List<UUID> followUps = followUps(busy);
    try (ExecutorService people = Executors.newFixedThreadPool(24)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < followUps.size(); i++) {
        UUID followUp = followUps.get(i);
        UUID officer = busy.association(i).officer();
        all.add(
            people.submit(
                () -> {
                  for (int percent = 10; percent <= 50; percent += 10) {
                    int now = percent;
                    actingAs.person(
                        officer,
                        () -> actions.reportProgress(followUp, new ProgressEntry(now, "Đang làm")));
                  }
                }));
      }
      clock.standAt(clock.instant().plus(Duration.ofDays(1)));
      for (int node = 0; node < 3; node++) {
        all.add(people.submit(() -> seals.sealCompleteDays()));
      }
      all.add(people.submit(() -> assertThat(verify(busy).breaches()).isEmpty()));
      for (Future<?> one : all) {
        one.get();
      }
    }
    clock.standAt(clock.instant().plus(Duration.ofDays(1)));
    seals.sealCompleteDays();
    HistoryReport report = verify(busy);
    assertThat(report.breaches()).isEmpty();
    assertThat(report.entries()).isEqualTo(20 * 7);
    assertThat(report.unsealed()).isZero();
  }

  /** Of the follow-ups that are named, those are linked which the person may open. */
  @Test
  void theAdministratorLearnsThatItBreaksAndNotWhatIsWritten() {
    HistoryReport broken =
        afterwards(
            "update follow_up_history set words = 'Khác' where follow_up_id = ? and position = 2",
            touched);
    assertThat(actingAs.person(union.administrator(), () -> audit.openable(union.id(), broken)))
        .isEmpty();
    assertThat(actingAs.person(union.office(), () -> audit.openable(union.id(), broken)))
        .isEqualTo(Map.of(touched, "Báo cáo"));
  }

  private HistoryReport verify() {
    return verify(union);
  }

  private HistoryReport verify(TestUnion of) {
    return actingAs.person(of.administrator(), () -> audit.verify(of.id()));
  }

  private HistoryReport afterwards(String sql, Object... parameters) {
    return after(() -> sql(sql, parameters));
  }

  /** As a superuser who has switched the triggers off; nothing of it stays. */
  private HistoryReport after(Runnable tampering) {
    return after(union, tampering);
  }

  private HistoryReport after(TestUnion of, Runnable tampering) {
    return rolledBack(
        of,
        () -> {
          sql("set local session_replication_role = replica");
          tampering.run();
          sql("set local session_replication_role = origin");
        });
  }

  private HistoryReport rolledBack(Runnable tampering) {
    return rolledBack(union, tampering);
  }

  private HistoryReport rolledBack(TestUnion of, Runnable tampering) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              tampering.run();
              return verify(of);
            }));
  }

  private void assertRefused(String sql) {
    assertThatThrownBy(() -> sql(sql))
        .as(sql)
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("PL/pgSQL function refuse_");
  }

  private void sql(String sql, Object... parameters) {
    jdbc.sql(sql).params(parameters).update();
  }
}
