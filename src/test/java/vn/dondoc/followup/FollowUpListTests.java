package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.DonDocTest;
import vn.dondoc.ReadWorkbook;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** What is done with a list: reminding, files for spreadsheets, saved filters. */
@DonDocTest
@RecordApplicationEvents
class FollowUpListTests {
  private static final LocalDate DUE = LocalDate.of(2019, 9, 30);

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;
  @Autowired FollowUpSteps steps;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpSearch search;
  @Autowired FollowUpReading reading;
  @Autowired FollowUpReminding reminding;
  @Autowired FollowUpExport export;
  @Autowired SavedViews savedViews;
  @Autowired ApplicationEvents events;

  private TestUnion union;
  private IssuedConclusion conclusion;

  @BeforeEach
  void stand() {
    clock.standAt(TestClock.START);
    union = unions.found(3);
    conclusion = new IssuedConclusion(jdbc, union, clock.instant());
  }

  @Test
  void remindsEachLeadAndTheHistoryTells() {
    conclusion.each("Báo cáo quý", DUE, units());
    conclusion.assign(transaction, steps);
    List<UUID> ids = ids();
    actingAs.person(union.office(), () -> reminding.remind(ids, " Đề nghị gửi sớm. "));
    assertThat(search(union.chair(), FollowUpFilter.ALL))
        .extracting(FollowUpRow::remindedOn)
        .containsOnly(Days.of(TestClock.START));
    assertThat(events.stream(FollowUpReminded.class).filter(e -> ids.contains(e.followUpId())))
        .hasSize(3)
        .allMatch(e -> e.byPersonId().equals(union.office()))
        .allMatch(e -> "Đề nghị gửi sớm.".equals(e.words()))
        .extracting(FollowUpReminded::unitId)
        .containsExactlyInAnyOrderElementsOf(units());
    FollowUpView view =
        actingAs.person(union.association(0).officer(), () -> reading.get(ofUnit(0)));
    assertThat(view.history().getFirst().event()).isEqualTo(FollowUpEvent.REMINDED);
    assertThat(view.history().getFirst().words()).isEqualTo("Đề nghị gửi sớm.");
  }

  @Test
  void remindsOfAllOrOfNone() {
    conclusion.each("Báo cáo quý", DUE, units());
    conclusion.assign(transaction, steps);
    UUID reported = ofUnit(1);
    actingAs.person(
        union.association(1).officer(),
        () -> actions.complete(reported, new ProgressEntry(100, "Xong.")));
    List<UUID> ids = ids();
    assertThatThrownBy(() -> actingAs.person(union.office(), () -> reminding.remind(ids, null)))
        .isInstanceOfSatisfying(
            DomainException.class, e -> assertThat(e.key()).isEqualTo("followUp.remindNotNow"));
    List<UUID> withUnknown = List.of(ofUnit(0), UUID.randomUUID());
    assertThatThrownBy(
            () -> actingAs.person(union.office(), () -> reminding.remind(withUnknown, null)))
        .isInstanceOf(NotFound.class);
    assertThat(search(union.chair(), FollowUpFilter.ALL))
        .extracting(FollowUpRow::remindedOn)
        .containsOnlyNulls();
    assertThatThrownBy(
            () ->
                actingAs.person(
                    union.secretaryGeneral(), () -> reminding.remind(List.of(ofUnit(0)), null)))
        .isInstanceOf(NotAllowed.class);
    TestUnion other = unions.found(1);
    assertThatThrownBy(
            () -> actingAs.person(other.office(), () -> reminding.remind(List.of(ofUnit(0)), null)))
        .isInstanceOf(NotFound.class);
    List<UUID> tooMany = new ArrayList<>();
    for (int i = 0; i <= FollowUpReminding.MOST; i++) {
      tooMany.add(UUID.randomUUID());
    }
    assertThatThrownBy(() -> actingAs.person(union.office(), () -> reminding.remind(tooMany, null)))
        .isInstanceOfSatisfying(
            DomainException.class, e -> assertThat(e.key()).isEqualTo("followUps.tooMany"));
  }

  @Test
  void aFileHasDaysAsDaysAndNoFormulas() throws IOException {
    List<String> texts =
        List.of(
            "=HYPERLINK(\"http://example.org\")",
            "+84 25 3810",
            "-1+1",
            "@SUM(A1)",
            "\t=1+1",
            "Phối hợp; \"Lạng Sơn\", 100%");
    texts.forEach(text -> conclusion.together(text, DUE, union.association(0).id()));
    conclusion.assign(transaction, steps);
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    FollowUpExport.Extent extent =
        new FollowUpExport.Extent(
            FollowUpFilter.ALL.with().order(FollowUpFilter.Order.ASSIGNED).filter(),
            null,
            EnumSet.allOf(FollowUpColumn.class),
            Locale.of("vi"));
    actingAs.person(
        union.chair(),
        () -> {
          try {
            export.excel(extent, sheet);
            export.csv(extent, lines);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });

    List<List<ReadWorkbook.Cell>> rows = ReadWorkbook.rows(sheet.toByteArray());
    assertThat(rows).hasSize(7);
    List<String> head = rows.getFirst().stream().map(ReadWorkbook.Cell::value).toList();
    assertThat(head.getFirst()).isEqualTo("Nội dung");
    int due = head.indexOf("Hạn");
    List<List<ReadWorkbook.Cell>> body = rows.subList(1, 7);
    assertThat(body)
        .allSatisfy(
            row -> {
              assertThat(row.getFirst().isText()).isTrue();
              assertThat(row.getFirst().value()).doesNotMatch("(?s)^[=+\\-@\t\r].*");
              assertThat(row.get(due).isText()).isFalse();
              assertThat(row.get(due).day()).isEqualTo(DUE);
              assertThat(row).noneMatch(ReadWorkbook.Cell::isFormula);
            })
        .extracting(row -> row.getFirst().value())
        .contains("'=HYPERLINK(\"http://example.org\")", "'+84 25 3810", "'-1+1", "'@SUM(A1)")
        .contains("Phối hợp; \"Lạng Sơn\", 100%");

    String text = lines.toString(StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFFNội dung,");
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.substring(1))) {
      reader.forEach(records::add);
    }
    assertThat(records).hasSize(7);
    for (CsvRecord line : records.subList(1, 7)) {
      assertThat(line.getFields()).noneMatch(field -> field.matches("(?s)^[=+\\-@\t\r].*"));
      assertThat(line.getField(due)).isEqualTo("2019-09-30");
    }
    assertThat(records).anyMatch(r -> r.getField(0).equals("Phối hợp; \"Lạng Sơn\", 100%"));
    assertThat(FollowUpExport.neutral("\r=1")).isEqualTo("'\r=1");
    assertThat(FollowUpExport.neutral("")).isEmpty();
  }

  @Test
  void aFileHoldsOnlyWhatThePersonMaySeeAndHasSelected() throws IOException {
    conclusion.each("Báo cáo quý", DUE, units());
    conclusion.assign(transaction, steps);
    assertThat(lines(union.chair(), null)).hasSize(3);
    assertThat(lines(union.chair(), List.of(ofUnit(0), ofUnit(2)))).hasSize(2);
    assertThat(lines(union.association(0).officer(), null)).hasSize(1);
    assertThat(lines(union.association(0).officer(), ids())).hasSize(1);
    assertThat(lines(union.administrator(), ids())).isEmpty();
  }

  @Test
  void savedFiltersAreThePersonsOwn() {
    actingAs.person(
        union.office(),
        () -> {
          savedViews.save("Quá hạn", "timeliness=OVERDUE");
          savedViews.save(" Đang làm ", "lifecycle=IN_PROGRESS");
          savedViews.save("Dở dang", "lifecycle=ASSIGNED");
          savedViews.save("quá hạn", "timeliness=OVERDUE&original=true");
        });
    List<SavedViews.SavedView> mine = actingAs.person(union.office(), () -> savedViews.mine());
    assertThat(mine)
        .extracting(SavedViews.SavedView::name)
        .containsExactly("Dở dang", "Đang làm", "quá hạn");
    assertThat(mine.getLast().query()).isEqualTo("timeliness=OVERDUE&original=true");
    assertThat(actingAs.person(union.chiefOfOffice(), () -> savedViews.mine())).isEmpty();
    assertThatThrownBy(
            () ->
                actingAs.person(
                    union.chiefOfOffice(), () -> savedViews.remove(mine.getFirst().id())))
        .isInstanceOf(NotFound.class);
    actingAs.person(union.office(), () -> savedViews.remove(mine.getFirst().id()));
    assertThat(actingAs.person(union.office(), () -> savedViews.mine())).hasSize(2);
    assertThatThrownBy(() -> actingAs.person(union.office(), () -> savedViews.save("  ", "")))
        .isInstanceOfSatisfying(
            DomainException.class, e -> assertThat(e.key()).isEqualTo("followUps.nameMissing"));
  }

  private List<String> lines(UUID reader, @Nullable Collection<UUID> ids) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    FollowUpExport.Extent extent =
        new FollowUpExport.Extent(FollowUpFilter.ALL, ids, FollowUpColumn.USUAL, Locale.of("vi"));
    actingAs.person(
        reader,
        () -> {
          try {
            export.csv(extent, to);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    return to.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
  }

  private List<UUID> units() {
    return union.associations().stream().map(TestUnions.TestAssociation::id).toList();
  }

  private UUID ofUnit(int association) {
    return search(union.chair(), FollowUpFilter.ALL).stream()
        .filter(row -> row.leadId().equals(union.association(association).id()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<UUID> ids() {
    return search(union.chair(), FollowUpFilter.ALL).stream().map(FollowUpRow::id).toList();
  }

  private List<FollowUpRow> search(UUID reader, FollowUpFilter filter) {
    return actingAs.person(reader, () -> search.list(filter));
  }
}
