package vn.dondoc.reminder;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who should be told what on which day, thought through item by item and person by person, as one
 * would on paper: nothing of it asks a database, nor the rules of the product.
 */
class ExpectedReminders {
  /** Something that somebody waits for. */
  static class Wait {
    final String title;

    /** What it is about: the deadline of one subject is told once, whichever step it is at. */
    final String subject;

    final String unit;
    final boolean ofTheOffice;
    LocalDate due;
    final LocalDate opened;
    @Nullable LocalDate done;

    Wait(
        String title,
        String subject,
        String unit,
        boolean ofTheOffice,
        LocalDate due,
        LocalDate opened) {
      this.title = title;
      this.subject = subject;
      this.unit = unit;
      this.ofTheOffice = ofTheOffice;
      this.due = due;
      this.opened = opened;
    }

    boolean openOnTheMorningOf(LocalDate day) {
      return opened.isBefore(day) && (done == null || !done.isBefore(day));
    }
  }

  /** A unit with the names of its people. */
  static class Unit {
    final String name;
    final List<String> heads = new ArrayList<>();
    final List<String> workers = new ArrayList<>();

    /** Whether it has a look at its month. */
    final boolean association;

    Unit(String name, boolean association) {
      this.name = name;
      this.association = association;
    }

    List<String> work() {
      return workers.isEmpty() ? heads : workers;
    }
  }

  record Choice(Frequency frequency, @Nullable LocalDate quietUntil, boolean monthly) {}

  private record Item(Rung rung, int stage, LocalDate due) {}

  /** When mail goes out: first thing on a working day, and soon after the day's acts at nine. */
  static final LocalTime MORNING = LocalTime.of(7, 30);

  static final LocalTime SOON = LocalTime.of(9, 20);

  final Map<String, Unit> units = new LinkedHashMap<>();
  final List<String> office = new ArrayList<>();
  final List<Wait> waits = new ArrayList<>();
  final Map<String, Choice> choices = new HashMap<>();
  final Set<String> withoutAddress = new HashSet<>();
  private final Set<LocalDate> off;
  private final Set<LocalDate> worked;
  private final Map<String, Map<Wait, Item>> untold = new HashMap<>();
  private final Map<String, String> given = new HashMap<>();
  private final Map<LocalDateTime, Map<String, List<String>>> news = new HashMap<>();
  private final Map<Wait, Integer> standing = new LinkedHashMap<>();
  private @Nullable LocalDate lastWeek;

  /** Somebody whom no mail reaches was given something to do since the last morning. */
  private boolean newsByTelephone;

  ExpectedReminders(Set<LocalDate> off, Set<LocalDate> worked) {
    this.off = off;
    this.worked = worked;
  }

  boolean works(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return worked.contains(day) || !weekend && !off.contains(day);
  }

  LocalDate firstWorkingFrom(LocalDate day) {
    return works(day) ? day : firstWorkingFrom(day.plusDays(1));
  }

  int left(LocalDate day, LocalDate due) {
    return due.isAfter(day)
        ? (int) day.plusDays(1).datesUntil(due.plusDays(1)).filter(this::works).count()
        : -(int) due.plusDays(1).datesUntil(day.plusDays(1)).filter(this::works).count();
  }

  /**
   * Something has happened of which a unit hears soon: those who do its work, or everybody of it.
   *
   * @param everybody its heads too
   */
  void happened(String kind, String title, String unit, boolean everybody, LocalDateTime at) {
    Unit of = units.get(unit);
    List<String> people = new ArrayList<>(of.work());
    if (everybody) {
      of.heads.stream().filter(head -> !people.contains(head)).forEach(people::add);
    }
    newsByTelephone |= people.isEmpty() || people.stream().anyMatch(withoutAddress::contains);
    people.stream()
        .filter(person -> !withoutAddress.contains(person))
        .forEach(person -> hears(person, kind, title, at));
  }

  /** At twenty past nine of a working day; else, or in quiet time, on the next working morning. */
  private void hears(String person, String kind, String title, LocalDateTime at) {
    LocalDate day = at.toLocalDate();
    LocalDate quiet = choice(person).quietUntil();
    boolean leftInPeace = quiet != null && !quiet.isBefore(day);
    LocalDateTime told =
        leftInPeace
            ? firstWorkingFrom(quiet.plusDays(1)).atTime(MORNING)
            : works(day) ? day.atTime(SOON) : firstWorkingFrom(day).atTime(MORNING);
    news.computeIfAbsent(told, t -> new TreeMap<>())
        .computeIfAbsent(person + ": " + told.toLocalTime() + " " + kind, k -> new ArrayList<>())
        .add(title);
  }

  /** One line for each mail that tells what has happened. */
  Set<String> newsAt(LocalDateTime time) {
    Set<String> lines = new TreeSet<>();
    news.getOrDefault(time, Map.of())
        .forEach((mail, titles) -> lines.add(mail + ": " + String.join("; ", titles)));
    return lines;
  }

  /** One line for each item of each digest of a day. */
  Set<String> of(LocalDate day) {
    Set<String> lines = new TreeSet<>();
    if (!works(day)) {
      return lines;
    }
    standing.clear();
    boolean calls = newsByTelephone;
    newsByTelephone = false;
    for (Wait wait : waits) {
      if (!wait.openOnTheMorningOf(day)) {
        continue;
      }
      int left = left(day, wait.due);
      Integer stage = stage(left);
      if (stage == null) {
        continue;
      }
      standing.put(wait, stage);
      String deadline = wait.subject + " until " + wait.due;
      Unit unit = units.get(wait.unit);
      boolean head = unit != null && !wait.ofTheOffice && !unit.heads.isEmpty();
      if (!String.valueOf(stage).equals(given.put(deadline + " WORK", "" + stage))) {
        List<String> work = recipients(wait);
        for (String person : work) {
          if (withoutAddress.contains(person)) {
            calls = true;
          } else {
            owe(person, wait, new Item(Rung.WORK, stage, wait.due));
          }
        }
        calls |= work.isEmpty();
      }
      if (-left >= 5 && head && given.put(deadline + " HEAD", "") == null) {
        unit.heads.forEach(person -> owe(person, wait, new Item(Rung.HEAD, stage, wait.due)));
      }
      if (-left >= (head ? 7 : 5) && given.put(deadline + " OFFICE", "") == null) {
        office.forEach(person -> owe(person, wait, new Item(Rung.OFFICE, stage, wait.due)));
      }
    }
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    boolean weekly =
        firstWorkingFrom(monday).equals(day) || firstWorkingFrom(monday.minusWeeks(1)).equals(day);
    digests(day, weekly, lines);
    if (calls) {
      office.forEach(person -> lines.add(person + ": calls"));
    }
    // From where the last summary ended, but no more than four weeks; the first of all tells of
    // one.
    LocalDate from = lastWeek == null ? day.minusDays(7) : lastWeek.plusDays(1);
    from = from.isBefore(day.minusDays(28)) ? day.minusDays(28) : from;
    if (weekly && weekIsWorthTelling(day, from)) {
      lines.add("chair: week from " + from);
      list("chair", "Những nhiệm vụ đang quá hạn", day, w -> w.due.isBefore(day), lines);
      lastWeek = day.minusDays(1);
    }
    if (firstWorkingFrom(day.withDayOfMonth(1)).equals(day)) {
      months(day, lines);
    }
    return lines;
  }

  private static @Nullable Integer stage(int left) {
    if (left > 7) {
      return null;
    }
    if (left > 3) {
      return 7;
    }
    if (left > 1) {
      return 3;
    }
    if (left == 1) {
      return 1;
    }
    return -(-left / 3) * 3;
  }

  private List<String> recipients(Wait wait) {
    return wait.ofTheOffice ? office : units.get(wait.unit).work();
  }

  private void owe(String person, Wait wait, Item item) {
    untold.computeIfAbsent(person, p -> new LinkedHashMap<>()).put(wait, item);
  }

  private void digests(LocalDate day, boolean weekly, Set<String> lines) {
    for (Map.Entry<String, Choice> chosen : choices.entrySet()) {
      if (chosen.getValue().frequency() == Frequency.WEEKLY && weekly) {
        standing.forEach(
            (wait, stage) -> {
              if (recipients(wait).contains(chosen.getKey())) {
                untold
                    .computeIfAbsent(chosen.getKey(), p -> new LinkedHashMap<>())
                    .putIfAbsent(wait, new Item(Rung.WORK, stage, wait.due));
              }
            });
      }
    }
    untold.forEach(
        (person, items) -> {
          items
              .entrySet()
              .removeIf(
                  e ->
                      !e.getKey().openOnTheMorningOf(day)
                          || !e.getKey().due.equals(e.getValue().due())
                          || e.getValue().rung() == Rung.WORK
                              && !recipients(e.getKey()).contains(person));
          items
              .entrySet()
              .removeIf(
                  e -> {
                    Item item = e.getValue();
                    boolean now = item.rung() != Rung.WORK || wants(person, day, weekly);
                    if (now) {
                      lines.add(person + ": " + item(person, e.getKey(), day));
                    }
                    return now;
                  });
        });
  }

  /** As it stands in the letter. */
  private String item(String person, Wait wait, LocalDate day) {
    return group(person, wait, day) + ": " + wait.title + ", " + lateness(wait.due, day);
  }

  private String group(String person, Wait wait, LocalDate day) {
    if (!recipients(wait).contains(person)) {
      return "Việc quá hạn cần đôn đốc";
    }
    if (wait.due.isBefore(day)) {
      return "Đã quá hạn";
    }
    return wait.due.equals(day) ? "Hạn hôm nay" : "Sắp đến hạn";
  }

  private String lateness(LocalDate due, LocalDate day) {
    if (due.isBefore(day)) {
      return "Quá hạn " + ChronoUnit.DAYS.between(due, day) + " ngày";
    }
    if (due.equals(day)) {
      return "Hạn hôm nay";
    }
    int left = left(day, due);
    return left == 0 ? "Hạn vào ngày nghỉ sắp tới" : "Còn " + left + " ngày làm việc";
  }

  /** What units have still to do, without the words for the step that it is at. */
  private void list(
      String person, String group, LocalDate day, Predicate<Wait> which, Set<String> lines) {
    waits.stream()
        .filter(w -> !w.ofTheOffice && !w.unit.equals("chair") && w.openOnTheMorningOf(day))
        .filter(which)
        .forEach(
            w -> {
              String title = w.title.substring(w.title.indexOf(": ") + 2);
              lines.add(person + ": " + group + ": " + title + ", " + lateness(w.due, day));
            });
  }

  private Choice choice(String person) {
    return choices.getOrDefault(person, new Choice(Frequency.DAILY, null, true));
  }

  private boolean wants(String person, LocalDate day, boolean weekly) {
    Choice choice = choice(person);
    if (choice.quietUntil() != null && !choice.quietUntil().isBefore(day)) {
      return false;
    }
    return switch (choice.frequency()) {
      case DAILY -> true;
      case WEEKLY -> weekly;
      case NEVER -> false;
    };
  }

  private boolean weekIsWorthTelling(LocalDate day, LocalDate from) {
    return waits.stream()
        .anyMatch(
            w ->
                w.openOnTheMorningOf(day) && w.due.isBefore(day.plusDays(7))
                    || w.done != null && w.done.isBefore(day) && !w.done.isBefore(from));
  }

  private void months(LocalDate day, Set<String> lines) {
    LocalDate first = day.withDayOfMonth(1);
    for (Unit unit : units.values()) {
      boolean something =
          waits.stream()
              .filter(w -> !w.ofTheOffice && w.unit.equals(unit.name))
              .anyMatch(
                  w ->
                      w.openOnTheMorningOf(day)
                          || w.done != null
                              && w.done.isBefore(first)
                              && !w.done.isBefore(first.minusMonths(1)));
      if (unit.association && something) {
        List<String> people = new ArrayList<>(unit.heads);
        people.addAll(unit.workers);
        people.stream()
            .filter(p -> !withoutAddress.contains(p) && choice(p).monthly())
            .filter(
                p -> {
                  LocalDate quiet = choice(p).quietUntil();
                  return quiet == null || quiet.isBefore(day);
                })
            .forEach(
                p -> {
                  lines.add(p + ": month of " + unit.name);
                  Predicate<Wait> own = w -> w.unit.equals(unit.name);
                  list(p, "Còn quá hạn", day, own.and(w -> w.due.isBefore(day)), lines);
                  list(
                      p,
                      "Đến hạn trong tháng này",
                      day,
                      own.and(w -> !w.due.isBefore(day) && w.due.isBefore(first.plusMonths(1))),
                      lines);
                });
      }
    }
  }
}
