package vn.dondoc.followup;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Messages;

/**
 * A list as a file for a spreadsheet, written as it is read: what the filter finds, or those of it
 * that were selected. What the person may not see is not in it.
 */
@Service
@Transactional(readOnly = true)
public class FollowUpExport {
  /** Excel takes 1,048,576 rows; nobody reads so many. */
  public static final int MOST = 100_000;

  /** So many rows are kept in memory. */
  private static final int FLUSHED_AFTER = 500;

  private final FollowUpSearch search;
  private final Messages messages;

  FollowUpExport(FollowUpSearch search, Messages messages) {
    this.search = search;
    this.messages = messages;
  }

  /**
   * What is to be in the file.
   *
   * @param ids null: all that the filter finds
   */
  public record Extent(
      FollowUpFilter filter,
      @Nullable Collection<UUID> ids,
      Set<FollowUpColumn> columns,
      Locale locale) {}

  /** As an Excel workbook; days are days there, numbers numbers. */
  public void excel(Extent extent, OutputStream to) throws IOException {
    try (Workbook workbook = new Workbook(to, "DonDoc", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(text(extent, "followUps.title"));
      List<Column> columns = columns(extent);
      for (int c = 0; c < columns.size(); c++) {
        sheet.value(0, c, columns.get(c).title);
        sheet.style(0, c).bold().set();
        sheet.width(c, columns.get(c).width);
      }
      sheet.freezePane(0, 1);
      int[] line = {0};
      rows(
          extent,
          row -> {
            int r = ++line[0];
            for (int c = 0; c < columns.size(); c++) {
              switch (columns.get(c).value.of(row)) {
                case null -> {}
                case LocalDate day -> {
                  sheet.value(r, c, day);
                  sheet.style(r, c).format("dd/mm/yyyy").set();
                }
                case Number number -> sheet.value(r, c, number);
                case Object words -> sheet.value(r, c, neutral(words.toString()));
              }
            }
            if (r % FLUSHED_AFTER == 0) {
              flush(sheet);
            }
          });
    }
  }

  /** As a CSV file that Excel opens with its letters right; days are written 2019-07-16. */
  public void csv(Extent extent, OutputStream to) throws IOException {
    Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    // Without the mark Excel takes the file for one in the code page of the machine.
    writer.write('\uFEFF');
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer)) {
      List<Column> columns = columns(extent);
      csv.writeRecord(columns.stream().map(Column::title).toList());
      rows(
          extent,
          row ->
              csv.writeRecord(
                  columns.stream()
                      .map(column -> column.value.of(row))
                      .map(
                          value ->
                              value == null
                                  ? ""
                                  : value instanceof Number || value instanceof LocalDate
                                      ? value.toString()
                                      : neutral(value.toString()))
                      .toList()));
    }
  }

  /** Text that a spreadsheet would take for a formula begins with an apostrophe. */
  static String neutral(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private void rows(Extent extent, Consumer<FollowUpRow> reader) {
    Collection<UUID> ids = extent.ids();
    if (ids != null) {
      search.among(extent.filter(), ids).forEach(reader);
    } else {
      search.each(extent.filter(), MOST, reader);
    }
  }

  private interface Value {
    @Nullable Object of(FollowUpRow row);
  }

  private record Column(String title, int width, Value value) {}

  private List<Column> columns(Extent extent) {
    List<Column> columns = new ArrayList<>();
    for (FollowUpColumn column : FollowUpColumn.values()) {
      if (!extent.columns().contains(column)) {
        continue;
      }
      String title = text(extent, "followUps.column." + column);
      switch (column) {
        case TEXT -> columns.add(new Column(title, 60, FollowUpRow::text));
        case LEAD -> columns.add(new Column(title, 30, FollowUpRow::lead));
        case COORDINATING -> columns.add(new Column(title, 12, FollowUpRow::coordinating));
        case DUE -> columns.add(new Column(title, 12, FollowUpRow::dueOn));
        case ORIGINAL_DUE -> columns.add(new Column(title, 12, FollowUpRow::originalDueOn));
        case STATUS -> {
          columns.add(
              new Column(
                  text(extent, "followUps.lifecycle"),
                  18,
                  row -> text(extent, "lifecycle." + row.lifecycle())));
          columns.add(
              new Column(
                  text(extent, "followUps.timeliness"),
                  22,
                  row -> text(extent, "timeliness." + row.timing().timeliness())));
        }
        case PERCENT -> columns.add(new Column(title, 10, FollowUpRow::percent));
        case ASSIGNED -> columns.add(new Column(title, 12, FollowUpRow::assignedOn));
        case ASSIGNER -> columns.add(new Column(title, 22, FollowUpRow::assignedBy));
        case FIELD -> columns.add(new Column(title, 22, FollowUpRow::field));
        case SOURCE ->
            columns.add(
                new Column(title, 22, row -> text(extent, "followUps.source." + row.source())));
        case SENT_BACK -> columns.add(new Column(title, 12, FollowUpRow::sentBack));
        case REMINDED -> columns.add(new Column(title, 12, FollowUpRow::remindedOn));
      }
    }
    return columns;
  }

  private String text(Extent extent, String key) {
    return messages.get(extent.locale(), key);
  }

  private static void flush(Worksheet sheet) {
    try {
      sheet.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
