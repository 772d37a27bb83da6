package vn.dondoc.reminder;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.flowable.engine.ManagementService;
import org.flowable.job.api.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Assignment.Source;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.reminder.ExpectedReminders.Choice;
import vn.dondoc.reminder.ExpectedReminders.Unit;
import vn.dondoc.reminder.ExpectedReminders.Wait;
import vn.dondoc.workflow.Processes;

/**
 * A year of a union, morning by morning, by the timer: every digest of everyone, compared with what
 * is expected, and some days read by hand. It has an application of its own, whose clock begins
 * where the year does.
 */
@DonDocTest
@TestPropertySource(properties = "dondoc.node=a-year")
class ReminderYearTests {
  private static final LocalDate FIRST = day("02/05/2019");
  private static final LocalDate LAST = day("01/05/2020");

  /** 2 September, New Year, Tết, the day of the Hùng kings, 30 April and 1 May. */
  private static final Set<LocalDate> OFF =
      Stream.concat(
              Stream.of(
                  "29/04/2019",
                  "30/04/2019",
                  "01/05/2019",
                  "02/09/2019",
                  "01/01/2020",
                  "02/04/2020",
                  "30/04/2020",
                  "01/05/2020"),
              Stream.of(23, 24, 25, 26, 27, 28, 29).map(d -> d + "/01/2020"))
          .map(ReminderYearTests::day)
          .collect(toSet());

  /** For 29 April. */
  private static final Set<LocalDate> WORKED = Set.of(day("04/05/2019"));

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpDecisions decisions;
  @Autowired WorkingDays workingDays;
  @Autowired Processes processes;
  @Autowired ManagementService management;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  private TestUnion union;
  private ExpectedReminders expected;
  private final Map<LocalDate, List<Runnable>> events = new TreeMap<>();
  private final Map<String, UUID> people = new HashMap<>();
  private final Map<String, UUID> unitIds = new HashMap<>();
  private final Map<String, UUID> followUps = new HashMap<>();
  private final Map<String, Wait> waits = new HashMap<>();
  private LocalDate today = FIRST;

  @Test
  void everyDigestOfAYear() {
    clock.standAt(FIRST.minusDays(1).atTime(8, 0).atZone(Days.ZONE).toInstant());
    found();
    tell();
    beginTheTimer();
    Map<LocalDate, Set<String>> wanted = new TreeMap<>();
    Map<LocalDate, Set<String>> posted = new TreeMap<>();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      today = day;
      at(LocalTime.of(7, 0));
      Set<String> lines = expected.of(day);
      if (!lines.isEmpty()) {
        wanted.put(day, lines);
      }
      processes.runDueTimers();
      processes.runDueTimers();
      Set<String> found = posted(day);
      if (!found.isEmpty()) {
        posted.put(day, found);
      }
      at(LocalTime.of(9, 0));
      events.getOrDefault(day, List.of()).forEach(Runnable::run);
    }
    assertThat(table(posted)).isEqualTo(table(wanted));
    byHand(posted);
    assertThat(
            jdbc.sql("select day from reminder_day where holder_id = ? and digested_at is not null")
                .param(union.id())
                .query(LocalDate.class)
                .list())
        .as("each working day once, no other")
        .containsExactlyInAnyOrderElementsOf(
            FIRST.datesUntil(LAST.plusDays(1)).filter(expected::works).toList());
    assertThat(
            jdbc.sql(
                    "select count(*) from mail where kind = 'DIGEST' group by person_id, holder_id, (created_at at time zone 'Asia/Ho_Chi_Minh')::date")
                .query(Integer.class)
                .list())
        .as("one per person, union and day")
        .containsOnly(1);
    assertThat(timers()).as("one timer, for tomorrow").hasSize(1);
  }

  // Some days, as a person would say them

  private static void byHand(Map<LocalDate, Set<String>> posted) {
    // Worked for 29 April: a Saturday like a Friday.
    is(posted, "Thứ Sáu, 03/05/2019", "A officer: WORK Tiếp nhận: Kế hoạch năm 3");
    is(posted, "Thứ Bảy, 04/05/2019", "A officer: WORK Tiếp nhận: Kế hoạch năm 1");
    is(posted, "Thứ Hai, 06/05/2019", "A officer: WORK Tiếp nhận: Kế hoạch năm 0");
    // Due on 2 September: told on the Friday before, and late from the Tuesday on.
    is(posted, "Thứ Sáu, 30/08/2019", "A officer: WORK Thực hiện: Quốc khánh 0");
    isNot(posted, "Thứ Hai, 02/09/2019");
    isNot(posted, "Thứ Ba, 03/09/2019", "A officer: WORK Thực hiện: Quốc khánh 0");
    is(posted, "Thứ Năm, 05/09/2019", "A officer: WORK Thực hiện: Quốc khánh -3");
    // The fifth working day after: the head; the seventh: the office.
    is(posted, "Thứ Hai, 09/09/2019", "A head: HEAD Thực hiện: Quốc khánh -3");
    is(posted, "Thứ Tư, 11/09/2019", "office: OFFICE Thực hiện: Quốc khánh -6");
    is(posted, "Thứ Tư, 11/09/2019", "chief: OFFICE Thực hiện: Quốc khánh -6");
    // Tết: due within it, on the last working day before; due on the first day after it, counted
    // across it.
    is(posted, "Thứ Tư, 22/01/2020", "A officer: WORK Tiếp nhận: Trong Tết 0");
    is(posted, "Thứ Ba, 14/01/2020", "A officer: WORK Tiếp nhận: Sau Tết 7");
    is(posted, "Thứ Hai, 20/01/2020", "A officer: WORK Tiếp nhận: Sau Tết 3");
    is(posted, "Thứ Tư, 22/01/2020", "A officer: WORK Tiếp nhận: Sau Tết 1");
    for (int d = 23; d < 30; d++) {
      int date = d;
      assertThat(posted.keySet()).as("Tết").noneMatch(k -> k.equals(LocalDate.of(2020, 1, date)));
    }
    is(posted, "Thứ Năm, 30/01/2020", "A officer: WORK Tiếp nhận: Sau Tết 0");
    // The Monday of Tết is off: the chair's summary comes on the Thursday.
    is(posted, "Thứ Năm, 30/01/2020", "chair: week from 2020-01-06");
    is(posted, "Thứ Hai, 03/02/2020", "chair: week from 2020-01-30");
    // 1 January, 1 February (a Saturday): the month is looked at on the first working day.
    is(posted, "Thứ Năm, 02/01/2020", "A officer: month of A");
    is(posted, "Thứ Hai, 03/02/2020", "A officer: month of A");
  }

  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", Locale.of("vi", "VN"));

  private static void is(Map<LocalDate, Set<String>> posted, String on, String line) {
    assertThat(posted.getOrDefault(LocalDate.parse(on, SAID), Set.of())).as(on).contains(line);
  }

  private static void isNot(Map<LocalDate, Set<String>> posted, String on, String... lines) {
    Set<String> told = posted.getOrDefault(LocalDate.parse(on, SAID), Set.of());
    if (lines.length == 0) {
      assertThat(told).as(on).isEmpty();
    } else {
      assertThat(told).as(on).doesNotContain(lines);
    }
  }

  private static String table(Map<LocalDate, Set<String>> days) {
    List<String> lines = new ArrayList<>();
    days.forEach((day, told) -> told.forEach(line -> lines.add(SAID.format(day) + ": " + line)));
    return String.join("\n", lines);
  }

  // The union

  private void found() {
    union = unions.found(5);
    expected = new ExpectedReminders(OFF, WORKED);
    people.put("chair", union.chair());
    people.put("office", union.office());
    people.put("chief", union.chiefOfOffice());
    people.put("secretary-general", union.secretaryGeneral());
    expected.office.addAll(List.of("office", "chief"));
    for (int i = 0; i < 5; i++) {
      TestAssociation association = union.association(i);
      String name = String.valueOf((char) ('A' + i));
      Unit unit = new Unit(name, true);
      unit.heads.add(name + " head");
      unit.workers.addAll(List.of(name + " vice", name + " officer"));
      people.put(name + " head", association.head());
      people.put(name + " vice", association.viceHead());
      people.put(name + " officer", association.officer());
      unitIds.put(name, association.id());
      expected.units.put(name, unit);
    }
    Unit itself = new Unit("union", false);
    itself.workers.add("secretary-general");
    unitIds.put("union", union.id());
    expected.units.put("union", itself);
    unitIds.put("partner", union.partner());
    expected.units.put("partner", new Unit("partner", false));
    // B has no vice-head and no officer, C no head, in D one has no address, in E there is nobody.
    leaves("B vice", "B officer", "C head", "E head", "E vice", "E officer");
    jdbc.sql("update person set email = null where id = ?").param(people.get("D vice")).update();
    expected.withoutAddress.add("D vice");
    actingAs.person(
        union.office(),
        () -> {
          OFF.forEach(day -> workingDays.mark(union.id(), day, false, "Nghỉ lễ"));
          WORKED.forEach(day -> workingDays.mark(union.id(), day, true, "Làm bù"));
        });
  }

  private void leaves(String... names) {
    for (String name : names) {
      jdbc.sql("update appointment set until_day = date '2019-04-30' where person_id = ?")
          .param(people.get(name))
          .update();
      expected.units.values().forEach(u -> u.heads.remove(name));
      expected.units.values().forEach(u -> u.workers.remove(name));
    }
  }

  // What happens in the year

  private void tell() {
    on("02/05/2019", () -> assign("Kế hoạch năm", "A", "06/05/2019"));
    on("07/05/2019", () -> accept("Kế hoạch năm", "A officer"));
    on("10/05/2019", () -> complete("Kế hoạch năm", "A officer"));
    on("20/05/2019", () -> confirm("Kế hoạch năm"));
    // With each unit that lacks somebody, left to lie.
    on("03/06/2019", () -> assign("Hội thảo B", "B", "17/06/2019"));
    on("03/06/2019", () -> assign("Hội thảo C", "C", "18/06/2019"));
    on("03/06/2019", () -> assign("Hội thảo D", "D", "19/06/2019"));
    on("03/06/2019", () -> assign("Hội thảo E", "E", "20/06/2019"));
    on("03/06/2019", () -> assign("Ý kiến của Sở", "partner", "21/06/2019"));
    on("03/06/2019", () -> assign("Việc của Liên hiệp", "union", "24/06/2019"));
    on("26/06/2019", () -> accept("Hội thảo B", "B head"));
    on("28/06/2019", () -> complete("Hội thảo B", "B head"));
    on("01/07/2019", () -> confirm("Hội thảo B"));
    on("08/07/2019", () -> accept("Việc của Liên hiệp", "secretary-general"));
    on("17/07/2019", () -> complete("Việc của Liên hiệp", "secretary-general"));
    on("05/08/2019", () -> confirm("Việc của Liên hiệp"));
    on("05/08/2019", () -> withdraw("Hội thảo C"));
    on("05/08/2019", () -> withdraw("Hội thảo D"));
    on("05/08/2019", () -> withdraw("Hội thảo E"));
    on("05/08/2019", () -> withdraw("Ý kiến của Sở"));
    // Accepted early: the one who has just accepted is not told of the same deadline again.
    on("01/08/2019", () -> assign("Quốc khánh", "A", "02/09/2019"));
    on("22/08/2019", () -> accept("Quốc khánh", "A vice"));
    on("12/09/2019", () -> deadline("Quốc khánh", "30/09/2019"));
    on("24/09/2019", () -> deadline("Quốc khánh", "07/10/2019"));
    on("04/10/2019", () -> complete("Quốc khánh", "A vice"));
    on("07/10/2019", () -> confirm("Quốc khánh"));
    // Choices.
    on("01/10/2019", () -> choose("B head", new Choice(Frequency.WEEKLY, null, true)));
    on("01/10/2019", () -> choose("A vice", new Choice(Frequency.NEVER, null, false)));
    on("04/10/2019", () -> assign("Tổng kết B", "B", "16/10/2019"));
    on("07/10/2019", () -> assign("Tổng kết A", "A", "11/10/2019"));
    on("24/10/2019", () -> accept("Tổng kết A", "A officer"));
    on("24/10/2019", () -> complete("Tổng kết A", "A officer"));
    on("31/10/2019", () -> confirm("Tổng kết A"));
    on("11/11/2019", () -> accept("Tổng kết B", "B head"));
    on("11/11/2019", () -> complete("Tổng kết B", "B head"));
    on("18/11/2019", () -> choose("office", new Choice(Frequency.DAILY, day("30/11/2019"), true)));
    on("29/11/2019", () -> joins("A", "A newcomer"));
    on("03/12/2019", () -> confirm("Tổng kết B"));
    on("03/12/2019", () -> choose("A vice", new Choice(Frequency.DAILY, day("20/12/2019"), true)));
    on("04/12/2019", () -> assign("Công trình", "A", "18/12/2019"));
    on("26/12/2019", () -> complete("Công trình", "A newcomer"));
    on("30/12/2019", () -> confirm("Công trình"));
    on("02/01/2020", () -> assign("Trong Tết", "A", "27/01/2020"));
    on("02/01/2020", () -> assign("Sau Tết", "A", "30/01/2020"));
    on("31/01/2020", () -> complete("Trong Tết", "A officer"));
    on("31/01/2020", () -> complete("Sau Tết", "A officer"));
    on("05/02/2020", () -> confirm("Trong Tết"));
    on("05/02/2020", () -> confirm("Sau Tết"));
    // Assigned the day before, on a day off, and for a day that has no end.
    on("12/03/2020", () -> assign("Khẩn", "A", "13/03/2020"));
    on("15/03/2020", () -> assign("Chủ nhật", "A", "16/03/2020"));
    on("16/03/2020", () -> complete("Khẩn", "A officer"));
    on("19/03/2020", () -> confirm("Khẩn"));
    on("30/03/2020", () -> assign("Giỗ Tổ", "D", "02/04/2020"));
    on("27/04/2020", () -> complete("Chủ nhật", "A officer"));
  }

  private void on(String day, Runnable act) {
    events.computeIfAbsent(day(day), d -> new ArrayList<>()).add(act);
  }

  private void assign(String title, String unit, String due) {
    UUID id =
        actingAs
            .person(
                union.chair(),
                () ->
                    assigning.assign(
                        new Assignment(
                            union.id(),
                            title,
                            null,
                            To.each(List.of(unitIds.get(unit))),
                            day(due),
                            null,
                            new Source(SourceKind.DOCUMENT, "Công văn", null, null))))
            .getFirst();
    followUps.put(title, id);
    expected.given(unit);
    open("Tiếp nhận: " + title, title, unit, false, day(due));
  }

  private void accept(String title, String person) {
    actingAs.person(people.get(person), () -> actions.acknowledge(followUps.get(title)));
    accepted(title);
  }

  private Wait accepted(String title) {
    Wait acknowledging = close(title);
    return acknowledging.title.startsWith("Tiếp nhận")
        ? open("Thực hiện: " + title, title, acknowledging.unit, false, acknowledging.due)
        : acknowledging;
  }

  private void complete(String title, String person) {
    actingAs.person(
        people.get(person),
        () -> actions.complete(followUps.get(title), new ProgressEntry(100, "Đã xong")));
    Wait carryingOut = accepted(title);
    carryingOut.done = today;
    LocalDate due = today;
    for (int i = 0; i < 5; i++) {
      due = expected.firstWorkingFrom(due.plusDays(1));
    }
    // Not the same deadline as the unit's: another subject.
    open("Xác nhận: " + title, title + " confirmed", "union", true, due);
    waits.put(title, waits.remove(title + " confirmed"));
  }

  private void confirm(String title) {
    actingAs.person(union.chiefOfOffice(), () -> actions.confirm(followUps.get(title)));
    close(title);
  }

  private void withdraw(String title) {
    actingAs.person(union.chair(), () -> decisions.withdraw(followUps.get(title), "Không cần nữa"));
    Wait wait = waits.remove(title);
    // Nobody did it.
    expected.waits.remove(wait);
  }

  private void deadline(String title, String due) {
    actingAs.person(
        union.chair(),
        () -> decisions.changeDeadline(followUps.get(title), day(due), "Theo đề nghị"));
    waits.get(title).due = day(due);
  }

  private void choose(String person, Choice choice) {
    jdbc.sql(
            """
            insert into reminder_choice (person_id, frequency, quiet_until, monthly, version) values (?, ?, ?, ?, 1)
            on conflict (person_id) do update set frequency = excluded.frequency, quiet_until = excluded.quiet_until,
              monthly = excluded.monthly
            """)
        .params(
            people.get(person), choice.frequency().name(), choice.quietUntil(), choice.monthly())
        .update();
    expected.choices.put(person, choice);
  }

  private void joins(String unit, String person) {
    people.put(
        person,
        unions.person(person, unitIds.get(unit), vn.dondoc.organisation.Post.ASSOCIATION_OFFICER));
    expected.units.get(unit).workers.add(person);
  }

  private Wait open(String title, String subject, String unit, boolean office, LocalDate due) {
    Wait wait = new Wait(title, subject, unit, office, due, today);
    expected.waits.add(wait);
    waits.put(subject, wait);
    return wait;
  }

  private Wait close(String title) {
    Wait wait = waits.get(title);
    wait.done = today;
    return wait;
  }

  // What came of it

  private void beginTheTimer() {
    jdbc.sql("update act_ru_timer_job set duedate_ = ? where id_ = ?")
        .params(
            java.sql.Timestamp.from(FIRST.atTime(7, 0).atZone(Days.ZONE).toInstant()),
            timers().getFirst().getId())
        .update();
  }

  private List<Job> timers() {
    return management.createTimerJobQuery().list().stream()
        .filter(j -> String.valueOf(j.getProcessDefinitionId()).startsWith("daily-reminders:"))
        .toList();
  }

  private Set<String> posted(LocalDate day) {
    Set<String> lines = new TreeSet<>();
    jdbc.sql(
            """
            select m.person_id, o.rung, s.step, s.title, o.stage from mail m
            join reminder_owed o on o.mail_id = m.id join step s on s.id = o.step_id
            where m.holder_id = ? and m.key like ?
            """)
        .params(union.id(), "digest:%:" + day)
        .query(
            rs -> {
              String title = rs.getString(4);
              String step =
                  switch (rs.getString(3)) {
                    case "ACKNOWLEDGE" -> "Tiếp nhận: " + title;
                    case "CARRY_OUT" -> "Thực hiện: " + title;
                    case "CONFIRM_COMPLETION" ->
                        "Xác nhận: " + title.substring(title.indexOf(": ") + 2);
                    default -> title;
                  };
              boolean added =
                  lines.add(
                      name(rs.getObject(1, UUID.class))
                          + ": "
                          + rs.getString(2)
                          + " "
                          + step
                          + " "
                          + rs.getInt(5));
              assertThat(added).as("nothing twice").isTrue();
            });
    jdbc.sql(
            """
            select m.person_id, x.kind, x.organisation_id, x.from_day from mail m
            join reminder_section x on x.mail_id = m.id where m.holder_id = ? and m.key like ?
            """)
        .params(union.id(), "digest:%:" + day)
        .query(
            rs -> {
              lines.add(
                  name(rs.getObject(1, UUID.class))
                      + ": "
                      + switch (rs.getString(2)) {
                        case "WEEK" -> "week from " + rs.getObject(4, LocalDate.class);
                        case "MONTH" -> "month of " + unit(rs.getObject(3, UUID.class));
                        default -> "calls";
                      });
            });
    return lines;
  }

  private String name(UUID personId) {
    return key(people, personId);
  }

  private String unit(UUID id) {
    return key(unitIds, id);
  }

  private static String key(Map<String, UUID> names, @Nullable UUID id) {
    return names.entrySet().stream()
        .filter(e -> e.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("somebody else");
  }

  private void at(LocalTime time) {
    clock.standAt(today.atTime(time).atZone(Days.ZONE).toInstant());
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day, DateTimeFormatter.ofPattern("dd/MM/yyyy"));
  }
}
