package vn.dondoc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.base.MovableClock;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.Comments;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpReminding;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.mail.MailKind;
import vn.dondoc.mail.WrittenMails;
import vn.dondoc.mail.WrittenMails.Mail;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/**
 * Every letter in a phone's width and a desk's, light and dark, in both languages: it fits, and its
 * pictures are there to be looked at in {@code target/letters}.
 */
@DonDocTest
class LettersPictureTests {
  private static final Path PICTURES = Path.of("target/letters");

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired FollowUpReminding reminding;
  @Autowired Comments comments;
  @Autowired WrittenMails mails;

  private TestUnion union;

  @BeforeEach
  void found() {
    union = unions.found(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void everyLetterFits(String language) throws IOException {
    name();
    jdbc.sql(
            "update person set language = ? where id in (select person_id from appointment a join organisation o on"
                + " o.id = a.organisation_id where o.id = ? or o.parent_id = ?)")
        .params(language, union.id(), union.id())
        .update();
    clock.standAt(Instant.parse("2019-11-18T01:00:00Z"));
    happen();
    clock.standAt(clock.instant().plus(Duration.ofMinutes(11)));
    mails.write();
    Files.createDirectories(PICTURES);
    List<Mail> written = mails.of(union.id()).stream().filter(m -> m.html() != null).toList();
    assertThat(written)
        .extracting(Mail::kind)
        .contains(
            MailKind.ASSIGNED,
            MailKind.DECLINED,
            MailKind.MENTIONED,
            MailKind.REMINDED,
            MailKind.CONFERENCE,
            MailKind.DIGEST);
    Browser browser = Chromium.browser();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(360, 600)) {
        try (BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, 740)
                    .setColorScheme(scheme)
                    .setJavaScriptEnabled(true))) {
          Page page = context.newPage();
          int n = 0;
          for (Mail mail : written) {
            page.setContent(mail.html());
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(mail.subject())
                .isLessThanOrEqualTo(width);
            assertThat((Integer) page.evaluate("document.querySelectorAll('img, script').length"))
                .isZero();
            assertThat(
                    (Double)
                        page.evaluate(
                            "Math.min(...[...document.querySelectorAll('a.button')].map(a =>"
                                + " a.getBoundingClientRect().height), 999) + 0.01"))
                .as("big enough for a thumb")
                .isGreaterThanOrEqualTo(44);
            page.screenshot(
                new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(
                        PICTURES.resolve(
                            "%s-%s-%d-%s-%d.png"
                                .formatted(
                                    mail.kind(),
                                    language,
                                    width,
                                    scheme.name().toLowerCase(java.util.Locale.ROOT),
                                    ++n))));
          }
        }
      }
    }
    int n = 0;
    for (Mail mail : written) {
      Files.writeString(
          PICTURES.resolve("%s-%s-%d.txt".formatted(mail.kind(), language, ++n)),
          mail.subject() + "\n\n" + mail.text());
    }
  }

  private void name() {
    rename("organisation", union.id(), "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn");
    jdbc.sql("update organisation set phone = '0205 3812 345' where id = ?")
        .param(union.id())
        .update();
    rename("organisation", union.association(0).id(), "Hội Làm vườn tỉnh Lạng Sơn");
    rename("organisation", union.association(1).id(), "Hội Đông y tỉnh Lạng Sơn");
    rename("organisation", union.partner(), "Sở Khoa học và Công nghệ");
    rename("person", union.chair(), "Nguyễn Long Hải");
    rename("person", union.office(), "Hoàng Thị Thu");
    rename("person", union.association(0).officer(), "Trình Thị Luyến");
    jdbc.sql("update person set salutation = 'bà' where id = ?")
        .param(union.association(0).officer())
        .update();
    jdbc.sql("update person set salutation = 'ông' where id = ?").param(union.chair()).update();
    rename("person", union.association(0).viceHead(), "Vi Văn Thành");
    jdbc.sql("update person set email = null, phone = '0912 345 678' where id = ?")
        .param(union.association(1).officer())
        .update();
    rename("person", union.association(1).officer(), "Lương Đăng Ninh");
  }

  private void rename(String table, UUID id, String name) {
    jdbc.sql("update " + table + " set name = ? where id = ?").params(name, id).update();
  }

  private void happen() {
    clock.standAt(Instant.parse("2019-10-01T01:00:00Z"));
    UUID garden = union.association(0).id();
    UUID late =
        assign(
            "Tổ chức hội thảo tư vấn, phản biện về phát triển cây ăn quả đặc sản của tỉnh",
            garden,
            LocalDate.of(2019, 11, 13),
            union.association(1).id());
    UUID today = assign("Báo cáo kết quả tập huấn cán bộ", garden, LocalDate.of(2019, 11, 18));
    UUID soon =
        assign("Tăng cường phối hợp với Sở Nông nghiệp", garden, LocalDate.of(2019, 11, 21));
    UUID remedy =
        assign(
            "Bồi dưỡng tay nghề cho hội viên",
            union.association(1).id(),
            LocalDate.of(2019, 11, 8));
    actingAs.person(
        union.association(0).officer(),
        () -> {
          actions.acknowledge(late);
          actions.reportProgress(
              late, new ProgressEntry(60, "Đã mời báo cáo viên", null, List.of(), List.of()));
          actions.acknowledge(soon);
        });
    clock.standAt(Instant.parse("2019-11-18T00:30:00Z"));
    mails.write();
    actingAs.person(
        union.office(),
        () -> {
          reminding.remind(
              List.of(late), "Xin cho biết ngày dự kiến tổ chức, để Văn phòng mời đại biểu.");
          comments.write(
              late,
              "Đề nghị đồng chí Chủ tịch cho ý kiến về kinh phí.",
              Set.of(),
              Set.of(union.chair()));
        });
    UUID hard = assign("Xây dựng vườn ươm giống cấp tỉnh", garden, LocalDate.of(2019, 12, 20));
    assign("Góp ý dự thảo kế hoạch năm 2020", garden, null);
    actingAs.person(
        union.association(0).viceHead(),
        () -> actions.decline(hard, "Hội chưa có đất và kinh phí để làm vườn ươm trong năm nay."));
    conference();
    owed(union.association(0).officer(), "WORK", late, today, soon);
    owed(union.association(0).head(), "HEAD", late);
    UUID office = owed(union.office(), "OFFICE", remedy, late);
    jdbc.sql("update reminder_call set told_on = ? where holder_id = ?")
        .params(LocalDate.of(2019, 11, 18), union.id())
        .update();
    section(office, "CALLS", union.id(), LocalDate.of(2019, 11, 18), LocalDate.of(2019, 11, 18));
    UUID week = owed(union.chair(), "OFFICE");
    section(week, "WEEK", union.id(), LocalDate.of(2019, 11, 11), LocalDate.of(2019, 11, 17));
    UUID month = owed(union.association(0).viceHead(), "HEAD");
    section(month, "MONTH", garden, LocalDate.of(2019, 10, 1), LocalDate.of(2019, 10, 31));
  }

  private UUID assign(String text, UUID lead, @Nullable LocalDate due, UUID... coordinating) {
    return actingAs
        .person(
            union.chair(),
            () ->
                assigning.assign(
                    new Assignment(
                        union.id(),
                        text,
                        null,
                        To.together(lead, List.of(coordinating)),
                        due,
                        null,
                        new Assignment.Source(SourceKind.TELEPHONE, "Chủ tịch giao", null, null))))
        .getFirst();
  }

  private UUID owed(UUID person, String rung, UUID... followUps) {
    UUID mail = UUID.randomUUID();
    LocalDate day = LocalDate.of(2019, 11, 18);
    jdbc.sql(
            "insert into mail (id, key, kind, holder_id, person_id, state, created_at, not_before) values"
                + " (?, ?, 'DIGEST', ?, ?, 'COLLECTING', ?, ?)")
        .params(
            mail,
            "digest:" + mail,
            union.id(),
            person,
            Timestamp.from(clock.instant()),
            Timestamp.from(clock.instant()))
        .update();
    for (UUID followUp : followUps) {
      jdbc.sql(
              "insert into reminder_owed select ?, ?, ?, id, ?, 0, ? from step where subject_id = ? and ended_at is null")
          .params(day, person, union.id(), rung, mail, followUp)
          .update();
    }
    return mail;
  }

  private void section(UUID mail, String kind, UUID organisation, LocalDate from, LocalDate until) {
    jdbc.sql("insert into reminder_section values (?, ?, ?, ?, ?)")
        .params(mail, kind, organisation, from, until)
        .update();
  }

  /** Convened, straight into the tables, with its news. */
  private void conference() {
    UUID review = UUID.randomUUID();
    UUID member = union.committeeMember();
    rename("person", member, "Bế Thị Hồng Vân");
    jdbc.sql(
            """
            insert into conference (review_id, holder_id, title, day, time, place, note, convened_at, convened_by,
              convened_in, version)
            values (?, ?, 'Hội nghị sơ kết 6 tháng cuối năm 2019', ?, ?, 'Hội trường tầng 2, số 1 đường Hùng Vương',
              'Đề nghị đại biểu mang theo báo cáo của Hội.', ?, ?, 'OFFICE', 3)
            """)
        .params(
            review,
            union.id(),
            LocalDate.of(2019, 11, 26),
            LocalTime.of(14, 0),
            Timestamp.from(clock.instant()),
            union.office())
        .update();
    jdbc.sql(
            "insert into agenda_line values (?, 0, ?, 'Khai mạc', ?), (?, 1, ?, 'Báo cáo sơ kết', ?)")
        .params(
            review,
            LocalTime.of(14, 0),
            union.chair(),
            review,
            LocalTime.of(14, 15),
            union.secretaryGeneral())
        .update();
    jdbc.sql(
            "insert into attendee (review_id, position, person_id, organisation_id, invited, attendance) values"
                + " (?, 0, ?, ?, true, 'NOT_NOTED')")
        .params(review, member, union.id())
        .update();
    UUID mail = UUID.randomUUID();
    jdbc.sql(
            "insert into mail (id, key, kind, holder_id, person_id, state, created_at, not_before) values"
                + " (?, ?, 'CONFERENCE', ?, ?, 'COLLECTING', ?, ?)")
        .params(
            mail,
            "conference:" + mail,
            union.id(),
            member,
            Timestamp.from(clock.instant()),
            Timestamp.from(clock.instant()))
        .update();
    jdbc.sql(
            "insert into reminder_news (id, mail_id, review_id, event, by_person_id, happened_at) values"
                + " (?, ?, ?, 'CONVENED', ?, ?)")
        .params(UUID.randomUUID(), mail, review, union.office(), Timestamp.from(clock.instant()))
        .update();
  }
}
