package vn.dondoc.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.ICalDate;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.SearchKey;

/**
 * A year's days off as people write them down, one to a line: {@code 02/09/2020; Quốc khánh},
 * {@code 23/01 - 29/01/2020; Tết}, {@code 2020-09-05; Làm bù}. Columns may be parted by semicolons,
 * commas or tabs.
 */
public final class HolidayLines {
  private static final Pattern DAY =
      Pattern.compile(
          "(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{4}))?|(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
  private static final Pattern DAYS =
      Pattern.compile(
          "(" + DAY.pattern() + ")(?:\\s*(?:-|–|—|đến|to)\\s*(" + DAY.pattern() + "))?");
  private static final Set<String> WORKED = Set.of("lam bu", "lam viec", "worked", "working");

  /**
   * What became of one line.
   *
   * @param number of the line, from 1
   * @param days that it marks; none where it is not understood
   * @param error why it is not understood
   */
  public record Line(
      int number, String text, List<SpecialDay> days, @Nullable DomainException error) {}

  private HolidayLines() {}

  /** Reads the lines; empty ones and a heading are passed over. */
  public static List<Line> parse(String text, int year, LocalDate today) {
    List<Line> lines = new ArrayList<>();
    Set<LocalDate> seen = new HashSet<>();
    List<String> written = text.lines().toList();
    for (int i = 0; i < written.size(); i++) {
      String line = written.get(i).strip();
      if (line.isEmpty() || lines.isEmpty() && line.chars().noneMatch(Character::isDigit)) {
        continue;
      }
      try {
        List<SpecialDay> days = days(line, year);
        for (SpecialDay day : days) {
          day.check(today);
          if (!seen.add(day.day())) {
            throw new DomainException("calendar.line.twice", day.day());
          }
        }
        lines.add(new Line(i + 1, line, days, null));
      } catch (DomainException e) {
        lines.add(new Line(i + 1, line, List.of(), e));
      }
    }
    return lines;
  }

  /**
   * A file as lines to look through before they are taken: an iCalendar file by its events of the
   * year, anything else as it is.
   */
  public static String ofFile(byte[] content, int year) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new DomainException("calendar.file.notText");
    }
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return plain.contains("BEGIN:VCALENDAR") ? ofCalendar(plain, year) : plain;
  }

  private static String ofCalendar(String text, int year) {
    TreeMap<LocalDate, String> lines = new TreeMap<>();
    for (ICalendar calendar : Biweekly.parse(text).all()) {
      for (VEvent event : calendar.getEvents()) {
        if (event.getDateStart() == null) {
          continue;
        }
        LocalDate first = day(event.getDateStart().getValue());
        // The end of a whole day is the day after.
        LocalDate last =
            event.getDateEnd() == null ? first : day(event.getDateEnd().getValue()).minusDays(1);
        if (first.getYear() != year) {
          continue;
        }
        String days =
            last.isAfter(first)
                ? DateFormats.day(first) + " - " + DateFormats.day(last)
                : DateFormats.day(first);
        String name = event.getSummary() == null ? "" : event.getSummary().getValue();
        lines.merge(first, days + "; " + name.replaceAll("\\s+", " "), (a, b) -> a + "\n" + b);
      }
    }
    if (lines.isEmpty()) {
      throw new DomainException("calendar.file.nothing", String.valueOf(year));
    }
    return String.join("\n", lines.values());
  }

  private static LocalDate day(ICalDate date) {
    return LocalDate.ofInstant(
        date.toInstant(), date.hasTime() ? Days.ZONE : ZoneId.systemDefault());
  }

  private static List<SpecialDay> days(String line, int year) {
    List<String> fields =
        Arrays.stream(line.split(separator(line), -1))
            .map(f -> f.strip().replaceAll("^\"|\"$", "").strip())
            .collect(Collectors.toCollection(ArrayList::new));
    if (fields.size() < 2) {
      throw new DomainException("calendar.line.notUnderstood");
    }
    Matcher days = DAYS.matcher(fields.removeFirst());
    if (!days.matches()) {
      throw new DomainException("calendar.line.notUnderstood");
    }
    LocalDate from = day(days.group(1), year);
    LocalDate until = days.group(8) == null ? from : day(days.group(8), year);
    // A column of its own for the last day.
    if (days.group(8) == null && fields.size() > 1) {
      Optional<String> second =
          Optional.of(fields.getFirst()).filter(f -> DAY.matcher(f).matches());
      if (second.isPresent()) {
        until = day(second.get(), year);
        fields.removeFirst();
      }
    }
    boolean working = fields.stream().map(SearchKey::of).anyMatch(HolidayLines::saysWorked);
    if (fields.size() > 1 && WORKED.contains(SearchKey.of(fields.getLast()))) {
      fields.removeLast();
    }
    String name = String.join(", ", fields.stream().filter(f -> !f.isEmpty()).toList());
    if (name.isBlank()) {
      throw new DomainException("calendar.nameMissing");
    }
    List<SpecialDay> special =
        WorkingDays.range(from, until).stream().map(d -> new SpecialDay(d, working, name)).toList();
    for (SpecialDay one : special) {
      if (one.day().getYear() != year) {
        throw new DomainException("calendar.line.otherYear", one.day(), String.valueOf(year));
      }
      if (working && new WorkingDays.Calendar(java.util.Map.of()).isWorking(one.day())) {
        throw new DomainException("calendar.workedAlready", one.day());
      }
    }
    return special;
  }

  private static String separator(String line) {
    return line.contains(";") ? ";" : line.contains("\t") ? "\t" : ",";
  }

  private static boolean saysWorked(String key) {
    return WORKED.stream().anyMatch(w -> key.equals(w) || key.startsWith(w + " "));
  }

  private static LocalDate day(String text, int year) {
    Matcher day = DAY.matcher(text);
    if (!day.matches()) {
      throw new DomainException("calendar.line.notUnderstood");
    }
    try {
      return day.group(4) != null
          ? LocalDate.of(number(day, 4), number(day, 5), number(day, 6))
          : LocalDate.of(
              day.group(3) == null ? year : number(day, 3), number(day, 2), number(day, 1));
    } catch (DateTimeException e) {
      throw new DomainException("calendar.line.noSuchDay", text);
    }
  }

  private static int number(Matcher day, int group) {
    return Integer.parseInt(day.group(group));
  }
}
