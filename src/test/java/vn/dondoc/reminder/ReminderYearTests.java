package vn.dondoc.reminder;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flowable.engine.ManagementService;
import org.flowable.job.api.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestMailServer.Received;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Assignment.Source;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.Comments;
import vn.dondoc.followup.Extensions;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpReminding;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.mail.MailDelivery;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.reminder.ExpectedReminders.Choice;
import vn.dondoc.reminder.ExpectedReminders.Unit;
import vn.dondoc.reminder.ExpectedReminders.Wait;
import vn.dondoc.workflow.Processes;

/**
 * A year of a union, day by day, by the timer and through a real mail server: every mail that it
 * was given for anyone, compared with what is expected, and some days read by hand. It has an
 * application of its own, whose clock begins where the year does.
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
  @Autowired FollowUpReminding reminding;
  @Autowired Extensions extensions;
  @Autowired Comments comments;
  @Autowired MailDelivery delivery;
  @Autowired Received received;
  @Autowired WorkingDays workingDays;
  @Autowired Processes processes;
  @Autowired ManagementService management;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  private TestUnion union;
  private ExpectedReminders expected;
  private final Map<LocalDate, List<Runnable>> events = new TreeMap<>();
  private final Map<String, UUID> people = new HashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, UUID> unitIds = new HashMap<>();
  private final Map<String, String> unitNames = new HashMap<>();
  private final Map<String, UUID> followUps = new HashMap<>();
  private final Map<String, Wait> waits = new HashMap<>();
  private LocalDate today = FIRST;

  @Test
  void everyMailOfAYear() {
    clock.standAt(FIRST.minusDays(1).atTime(8, 0).atZone(Days.ZONE).toInstant());
    found();
    tell();
    beginTheTimer();
    Map<LocalDate, List<String>> wanted = new TreeMap<>();
    Map<LocalDate, List<String>> sent = new TreeMap<>();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      today = day;
      List<String> expectedToday = wanted.computeIfAbsent(day, d -> new ArrayList<>());
      List<String> sentToday = sent.computeIfAbsent(day, d -> new ArrayList<>());
      at(LocalTime.of(7, 0));
      expectedToday.addAll(expected.of(day));
      expectedToday.addAll(expected.newsAt(day.atTime(ExpectedReminders.MORNING)));
      processes.runDueTimers();
      processes.runDueTimers();
      at(ExpectedReminders.MORNING);
      sentToday.addAll(received());
      at(LocalTime.of(9, 0));
      for (Runnable act : events.getOrDefault(day, List.of())) {
        act.run();
        clock.standAt(clock.instant().plusSeconds(1));
      }
      expectedToday.addAll(expected.newsAt(day.atTime(ExpectedReminders.SOON)));
      at(ExpectedReminders.SOON);
      sentToday.addAll(received());
      if (!expected.works(day)) {
        assertThat(sentToday).as("nothing on %s, a day off", day).isEmpty();
      }
    }
    assertThat(table(sent)).isEqualTo(table(wanted));
    byHand(sent);
    assertThat(
            jdbc.sql("select day from reminder_day where holder_id = ? and digested_at is not null")
                .param(union.id())
                .query(LocalDate.class)
                .list())
        .as("each working day once, no other")
        .containsExactlyInAnyOrderElementsOf(
            FIRST.datesUntil(LAST.plusDays(1)).filter(expected::works).toList());
    assertThat(timers()).as("one timer, for tomorrow").hasSize(1);
  }

  // Some days, as a person would say them

  private static void byHand(Map<LocalDate, List<String>> sent) {
    // Worked for 29 April: a Saturday like a Friday; what is given on it is told on it.
    is(
        sent,
        "Thứ Sáu, 03/05/2019",
        "A officer: Sắp đến hạn: Tiếp nhận: Kế hoạch năm, Còn 2 ngày làm việc");
    is(
        sent,
        "Thứ Bảy, 04/05/2019",
        "A officer: Sắp đến hạn: Tiếp nhận: Kế hoạch năm, Còn 1 ngày làm việc",
        "A vice: Sắp đến hạn: Tiếp nhận: Kế hoạch năm, Còn 1 ngày làm việc",
        "D head: 09:20 được giao: Ngày làm bù",
        "D officer: 09:20 được giao: Ngày làm bù");
    is(sent, "Thứ Hai, 06/05/2019", "A officer: Hạn hôm nay: Tiếp nhận: Kế hoạch năm, Hạn hôm nay");
    // Due on 2 September: told on the Friday before, and late from the Tuesday on.
    is(
        sent,
        "Thứ Sáu, 30/08/2019",
        "A officer: Sắp đến hạn: Thực hiện: Quốc khánh, Hạn vào ngày nghỉ sắp tới");
    nothing(sent, "Thứ Bảy, 31/08/2019");
    nothing(sent, "Chủ Nhật, 01/09/2019");
    nothing(sent, "Thứ Hai, 02/09/2019");
    // Given on the holiday: told on the morning after.
    is(
        sent,
        "Thứ Ba, 03/09/2019",
        "D head: 07:30 được giao: Sau lễ",
        "D officer: 07:30 được giao: Sau lễ");
    is(sent, "Thứ Năm, 05/09/2019", "A officer: Đã quá hạn: Thực hiện: Quốc khánh, Quá hạn 3 ngày");
    // The fifth working day after: the head; the seventh: the office.
    is(
        sent,
        "Thứ Hai, 09/09/2019",
        "A head: Việc quá hạn cần đôn đốc: Thực hiện: Quốc khánh, Quá hạn 7 ngày");
    is(
        sent,
        "Thứ Tư, 11/09/2019",
        "office: Việc quá hạn cần đôn đốc: Thực hiện: Quốc khánh, Quá hạn 9 ngày",
        "chief: Việc quá hạn cần đôn đốc: Thực hiện: Quốc khánh, Quá hạn 9 ngày");
    // Tết: due within it, on the last working day before; due on the first day after it, counted
    // across it.
    is(
        sent,
        "Thứ Ba, 14/01/2020",
        "A officer: Sắp đến hạn: Tiếp nhận: Sau Tết, Còn 7 ngày làm việc");
    is(
        sent,
        "Thứ Hai, 20/01/2020",
        "A officer: Sắp đến hạn: Tiếp nhận: Sau Tết, Còn 3 ngày làm việc");
    is(
        sent,
        "Thứ Tư, 22/01/2020",
        "A officer: Sắp đến hạn: Tiếp nhận: Trong Tết, Hạn vào ngày nghỉ sắp tới",
        "A officer: Sắp đến hạn: Tiếp nhận: Sau Tết, Còn 1 ngày làm việc");
    for (int d = 23; d < 30; d++) {
      assertThat(sent.get(LocalDate.of(2020, 1, d))).as("Tết").isEmpty();
    }
    // What was given and said in the holidays is told after them, in the order of the days.
    is(
        sent,
        "Thứ Năm, 30/01/2020",
        "A officer: Hạn hôm nay: Tiếp nhận: Sau Tết, Hạn hôm nay",
        "A officer: 07:30 mời trao đổi: Sau Tết",
        "D head: 07:30 được giao: Khai bút; Đầu xuân",
        "D officer: 07:30 được giao: Khai bút; Đầu xuân");
    // The Monday of Tết is off: the chair's summary comes on the Thursday.
    is(sent, "Thứ Năm, 30/01/2020", "chair: week from 2020-01-06");
    is(sent, "Thứ Hai, 03/02/2020", "chair: week from 2020-01-30");
    // 1 January, 1 February (a Saturday): the month is looked at on the first working day.
    is(sent, "Thứ Năm, 02/01/2020", "A officer: month of A");
    is(sent, "Thứ Hai, 03/02/2020", "A officer: month of A");
    // Two within ten minutes are one.
    is(sent, "Thứ Năm, 06/02/2020", "A head: 09:20 được giao: Khảo sát; Tập huấn");
    is(sent, "Thứ Ba, 11/02/2020", "chair: 09:20 bị trả lại: Điều tra");
    is(sent, "Thứ Năm, 13/02/2020", "B head: 09:20 được giao: Điều tra");
    is(sent, "Thứ Hai, 02/03/2020", "A officer: 07:30 quyết định về hạn: Tập huấn");
    is(sent, "Thứ Năm, 12/03/2020", "A officer: 09:20 đề nghị bổ sung: Tập huấn");
  }

  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", Locale.of("vi", "VN"));

  private static void is(Map<LocalDate, List<String>> sent, String on, String... lines) {
    assertThat(sent.get(LocalDate.parse(on, SAID))).as(on).contains(lines);
  }

  private static void nothing(Map<LocalDate, List<String>> sent, String on) {
    assertThat(sent.get(LocalDate.parse(on, SAID))).as(on).isEmpty();
  }

  private static String table(Map<LocalDate, List<String>> days) {
    List<String> lines = new ArrayList<>();
    days.forEach(
        (day, told) -> told.stream().sorted().forEach(l -> lines.add(SAID.format(day) + ": " + l)));
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
    Unit chair = new Unit("chair", false);
    chair.workers.add("chair");
    expected.units.put("chair", chair);
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
      unitNames.put(association.name(), name);
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
    people.forEach(this::address);
    actingAs.person(
        union.office(),
        () -> {
          OFF.forEach(day -> workingDays.mark(union.id(), day, false, "Nghỉ lễ"));
          WORKED.forEach(day -> workingDays.mark(union.id(), day, true, "Làm bù"));
        });
  }

  private void address(String person, UUID id) {
    jdbc.sql("select email from person where id = ? and email is not null")
        .param(id)
        .query(String.class)
        .optional()
        .ifPresent(email -> addresses.put(email, person));
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
    // Given on the Saturday that is worked, and on a holiday.
    on("04/05/2019", () -> assign("Ngày làm bù", "D", "30/08/2019"));
    on("06/05/2019", () -> complete("Ngày làm bù", "D officer"));
    on("07/05/2019", () -> confirm("Ngày làm bù"));
    on("02/09/2019", () -> assign("Sau lễ", "D", "31/12/2019"));
    on("03/09/2019", () -> complete("Sau lễ", "D officer"));
    on("04/09/2019", () -> confirm("Sau lễ"));
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
    on("16/09/2019", () -> remind("Quốc khánh", "A"));
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
    // Given and said in the holidays of Tết.
    on("25/01/2020", () -> assign("Khai bút", "D", "28/02/2020"));
    on("27/01/2020", () -> assign("Đầu xuân", "D", "28/02/2020"));
    on("26/01/2020", () -> mention("Sau Tết", "A"));
    on("04/02/2020", () -> complete("Khai bút", "D officer"));
    on("04/02/2020", () -> complete("Đầu xuân", "D officer"));
    on("05/02/2020", () -> confirm("Khai bút"));
    on("05/02/2020", () -> confirm("Đầu xuân"));
    // Within ten minutes; declined and insisted upon; more time, decided on a Sunday; sent back.
    on("06/02/2020", () -> assign("Khảo sát", "A", "31/03/2020"));
    on("06/02/2020", () -> at(LocalTime.of(9, 6)));
    on("06/02/2020", () -> assign("Tập huấn", "A", "20/03/2020"));
    on("07/02/2020", () -> accept("Tập huấn", "A officer"));
    on("10/02/2020", () -> assign("Điều tra", "B", "20/03/2020"));
    on("11/02/2020", () -> decline("Điều tra", "B head"));
    on("13/02/2020", () -> insist("Điều tra"));
    on("14/02/2020", () -> complete("Điều tra", "B head"));
    on("17/02/2020", () -> confirm("Điều tra"));
    on("20/02/2020", () -> complete("Khảo sát", "A vice"));
    on("21/02/2020", () -> confirm("Khảo sát"));
    on("26/02/2020", () -> askForTime("Tập huấn", "A officer", "27/03/2020"));
    on("27/02/2020", () -> mention("Tập huấn", "chair"));
    on("01/03/2020", () -> grant("Tập huấn", "27/03/2020"));
    on("11/03/2020", () -> complete("Tập huấn", "A officer"));
    on("12/03/2020", () -> sendBack("Tập huấn", "A", "27/03/2020"));
    on("18/03/2020", () -> complete("Tập huấn", "A officer"));
    on("20/03/2020", () -> confirm("Tập huấn"));
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
    told("được giao", title, unit, true);
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
    // Not the same deadline as the unit's: another subject.
    open("Xác nhận hoàn thành: " + title, title + " confirmed", "union", true, unionAnswersBy());
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
    told("quyết định về hạn", title, waits.get(title).unit, false);
  }

  private void decline(String title, String person) {
    actingAs.person(
        people.get(person), () -> actions.decline(followUps.get(title), "Không đủ người"));
    Wait declined = close(title);
    told("bị trả lại", title, "chair", false);
    open(
        "Quyết định về nhiệm vụ bị trả lại: " + title,
        title + " declined",
        "chair",
        false,
        unionAnswersBy());
    waits.put(title, declined);
  }

  private void insist(String title) {
    actingAs.person(union.chair(), () -> decisions.insist(followUps.get(title), "Cần thiết"));
    close(title + " declined");
    Wait declined = waits.get(title);
    told("được giao", title, declined.unit, true);
    open("Tiếp nhận: " + title, title, declined.unit, false, declined.due);
  }

  private void askForTime(String title, String person, String until) {
    actingAs.person(
        people.get(person),
        () -> extensions.ask(followUps.get(title), day(until), "Chờ kinh phí", null));
    open("Quyết định gia hạn: " + title, title + " extended", "chair", false, unionAnswersBy());
  }

  private void grant(String title, String until) {
    actingAs.person(union.chair(), () -> extensions.grant(followUps.get(title), "Đồng ý"));
    close(title + " extended");
    waits.get(title).due = day(until);
    told("quyết định về hạn", title, waits.get(title).unit, false);
  }

  private void sendBack(String title, String unit, String due) {
    actingAs.person(
        union.chiefOfOffice(), () -> actions.sendBack(followUps.get(title), "Thiếu số liệu"));
    close(title);
    told("đề nghị bổ sung", title, unit, false);
    open("Thực hiện: " + title, title, unit, false, day(due));
  }

  private void remind(String title, String unit) {
    actingAs.person(
        union.office(), () -> reminding.remind(List.of(followUps.get(title)), "Xin cho biết"));
    told("đề nghị tiến độ", title, unit, false);
  }

  private void mention(String title, String whom) {
    boolean chair = whom.equals("chair");
    actingAs.person(
        union.office(),
        () ->
            comments.write(
                followUps.get(title),
                "Nhờ xem giúp",
                chair ? Set.of() : Set.of(unitIds.get(whom)),
                chair ? Set.of(union.chair()) : Set.of()));
    told("mời trao đổi", title, whom, false);
  }

  private void told(String kind, String title, String unit, boolean everybody) {
    expected.happened(kind, title, unit, everybody, today.atTime(9, 0));
  }

  private LocalDate unionAnswersBy() {
    LocalDate due = today;
    for (int i = 0; i < 5; i++) {
      due = expected.firstWorkingFrom(due.plusDays(1));
    }
    return due;
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
    address(person, people.get(person));
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

  /** What begins the subject of a mail that tells what has happened, for one thing or several. */
  private static final Map<String, Pattern> NEWS =
      Map.of(
          "được giao", Pattern.compile("Nhiệm vụ được giao: .*|\\d+ nhiệm vụ được giao"),
          "bị trả lại", Pattern.compile("Đơn vị trả lại nhiệm vụ: .*"),
          "đề nghị bổ sung", Pattern.compile("Đề nghị bổ sung báo cáo hoàn thành: .*"),
          "quyết định về hạn", Pattern.compile("Quyết định về thời hạn: .*"),
          "mời trao đổi", Pattern.compile("Xin ý kiến trao đổi: .*"),
          "đề nghị tiến độ", Pattern.compile("Đề nghị cho biết tiến độ: .*"));

  private static final Pattern DIGEST =
      Pattern.compile(
          "Nhắc việc: .*|(Quá hạn \\d+ ngày|Hạn hôm nay|Còn \\d+ ngày làm việc|Hạn vào ngày nghỉ sắp tới): .*"
              + "|Tình hình thực hiện trong tuần .*|Danh sách gọi điện ngày .*|Công việc của Hội tháng .*");

  private static final Pattern STATUS =
      Pattern.compile(
          "- (Quá hạn \\d+ ngày|Hạn hôm nay|Còn \\d+ ngày làm việc|Hạn vào ngày nghỉ sắp tới)");

  /** Sends what is due, and has every mail that the server was given since, in lines. */
  private List<String> received() {
    delivery.deliverDue();
    List<String> lines = new ArrayList<>();
    Set<String> digests = new HashSet<>();
    LocalTime time = clock.instant().atZone(Days.ZONE).toLocalTime();
    for (MimeMessage mail : received.take()) {
      try {
        Address[] to = mail.getAllRecipients();
        assertThat(to).hasSize(1);
        String person =
            addresses.getOrDefault(((InternetAddress) to[0]).getAddress(), to[0].toString());
        String subject = mail.getSubject();
        String text = text(mail);
        if (DIGEST.matcher(subject).matches()) {
          assertThat(time).as("digests come in the morning").isEqualTo(ExpectedReminders.MORNING);
          assertThat(digests.add(person)).as("one digest a day for %s", person).isTrue();
          List<String> told = digest(text);
          assertThat(told).as(text).isNotEmpty().doesNotHaveDuplicates();
          told.forEach(line -> lines.add(person + ": " + line));
        } else {
          String kind =
              NEWS.entrySet().stream()
                  .filter(e -> e.getValue().matcher(subject).matches())
                  .map(Map.Entry::getKey)
                  .findFirst()
                  .orElse(subject);
          List<String> titles = items(text).stream().map(Item::title).toList();
          lines.add(person + ": " + time + " " + kind + ": " + String.join("; ", titles));
        }
      } catch (MessagingException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return lines;
  }

  /** One thing of a letter, with the group under which it stands and what is said of it. */
  private record Item(String group, String title, @Nullable String status, List<String> facts) {}

  private static List<Item> items(String text) {
    List<Item> items = new ArrayList<>();
    String group = "";
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size() && !lines.get(i).startsWith("--"); i++) {
      String line = lines.get(i);
      if (line.startsWith("*** ")) {
        group = line.substring(4, line.length() - 4);
      } else if (line.startsWith("- ")) {
        boolean status = STATUS.matcher(line).matches();
        String title = status ? lines.get(++i).strip() : line.substring(2);
        items.add(new Item(group, title, status ? line.substring(2) : null, new ArrayList<>()));
      } else if (line.startsWith("  ") && !items.isEmpty()) {
        items.getLast().facts().add(line.strip());
      }
    }
    return items;
  }

  private List<String> digest(String text) {
    List<String> lines = new ArrayList<>();
    for (Item item : items(text)) {
      Matcher week = WEEK.matcher(item.group());
      Matcher month = MONTH.matcher(item.group());
      if (week.matches()) {
        lines.add("week from " + day(week.group(1)));
      } else if (month.matches()) {
        lines.add("month of " + unitNames.getOrDefault(month.group(1), month.group(1)));
      } else if (item.group().equals("Những người cần gọi điện")) {
        // Once, whomever it names.
        if (!lines.contains("calls")) {
          lines.add("calls");
        }
      } else {
        lines.add(item.group() + ": " + named(item) + ", " + item.status());
      }
    }
    return lines;
  }

  private static final Pattern WEEK = Pattern.compile("Tuần từ (\\S+) đến \\S+");
  private static final Pattern MONTH = Pattern.compile("Tháng \\S+ của (.*)");
  private static final Set<String> LISTS =
      Set.of("Những nhiệm vụ đang quá hạn", "Còn quá hạn", "Đến hạn trong tháng này");

  /** What is to be done, and of what. */
  private static String named(Item item) {
    if (LISTS.contains(item.group())) {
      return item.title();
    }
    for (String fact : item.facts()) {
      if (fact.startsWith("Việc cần làm: ")) {
        // The unit stands before what the union is to decide.
        return fact.substring(14) + ": " + item.title().substring(item.title().indexOf(": ") + 2);
      }
    }
    boolean accepted = !item.facts().contains("Tiến độ: chưa tiếp nhận");
    return (accepted ? "Thực hiện: " : "Tiếp nhận: ") + item.title();
  }

  private static String text(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      return (String) part.getContent();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String text = text(parts.getBodyPart(i));
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }

  private void at(LocalTime time) {
    clock.standAt(today.atTime(time).atZone(Days.ZONE).toInstant());
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day, DateTimeFormatter.ofPattern("dd/MM/yyyy"));
  }
}
