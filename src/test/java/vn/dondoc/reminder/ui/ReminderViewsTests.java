package vn.dondoc.reminder.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Days;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.calendar.SpecialDay;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Deputies;
import vn.dondoc.organisation.Deputies.Candidate;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.reminder.Choices;
import vn.dondoc.reminder.Frequency;
import vn.dondoc.reminder.Policies;

/** What is set on the pages of the reminders and of the working days holds. */
@DonDocTest
@ViewPackages(packages = "vn.dondoc")
class ReminderViewsTests extends SpringBrowserlessTest {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired Choices choices;
  @Autowired Deputies deputies;
  @Autowired WorkingDays workingDays;
  @Autowired Policies policies;
  @Autowired JdbcClient jdbc;

  private TestUnion union;

  @BeforeEach
  void found() {
    clock.standAt(TestClock.START);
    union = unions.found(1);
  }

  @Test
  @SuppressWarnings("unchecked") // the first choice of the page is that of the frequency
  void howOftenIsChosen() {
    actingAs.person(
        union.association(0).officer(),
        () -> {
          open("reminders");
          find(RadioButtonGroup.class).all().getFirst().setValue(Frequency.WEEKLY);
          press("Lưu");
          assertThat(choices.mine().frequency()).isEqualTo(Frequency.WEEKLY);
          assertThat(choices.mine().version()).isOne();
        });
  }

  @Test
  @SuppressWarnings("unchecked") // the only list of the dialog is that of the people
  void aDeputyIsNamed() {
    LocalDate until = Days.today(clock).plusDays(5);
    actingAs.person(
        union.association(0).officer(),
        () -> {
          open("reminders");
          press("Cử người thay");
          ActDialog dialog = find(ActDialog.class).single();
          ComboBox<Candidate> person = find(ComboBox.class, dialog).single();
          person.setValue(
              deputies.candidates().stream()
                  .filter(c -> c.personId().equals(union.office()))
                  .findFirst()
                  .orElseThrow());
          find(DayPicker.class, dialog).all().getLast().setValue(until);
          test(find(Button.class, dialog).withText("Cử người thay").single()).click();
          assertThat(deputies.mine())
              .singleElement()
              .satisfies(
                  s -> {
                    assertThat(s.personId()).isEqualTo(union.office());
                    assertThat(s.until()).isEqualTo(until);
                  });
        });
  }

  @Test
  void aYearIsEnteredWhollyOrNotAtAll() {
    actingAs.person(
        union.office(),
        () -> {
          UI.getCurrent().setLocale(Locale.of("vi", "VN"));
          UI.getCurrent().navigate("administration/calendar", QueryParameters.of("year", "2020"));
          press("Nhập cả năm");
          ActDialog dialog = find(ActDialog.class).single();
          TextArea lines = find(TextArea.class, dialog).single();
          String proposed = lines.getValue();
          assertThat(proposed).contains("02/09/2020; Quốc khánh");
          lines.setValue(proposed + "\n31/02/2020; Tết");
          Button take = find(Button.class, dialog).withText("Ghi vào lịch").single();
          test(take).click();
          assertThat(lines.isInvalid()).isTrue();
          assertThat(workingDays.year(union.id(), 2020)).isEmpty();
          lines.setValue(proposed + "\n23/01 - 29/01/2020; Tết");
          test(take).click();
          assertThat(workingDays.year(union.id(), 2020))
              .hasSize(11)
              .extracting(SpecialDay::day)
              .contains(LocalDate.of(2020, 1, 29));
        });
  }

  @Test
  void aUnionHasItsOwnPolicy() {
    actingAs.person(
        union.administrator(),
        () -> {
          open("administration/reminders");
          List<IntegerField> numbers = find(IntegerField.class).all();
          numbers.getFirst().setValue(5);
          press("Lưu");
          assertThat(policies.read(union.id()).own()).isTrue();
          assertThat(policies.read(union.id()).policy().everyAfter()).isEqualTo(5);
        });
  }

  @Test
  void aCallAboutAConferenceSaysWhichAndWhen() {
    UUID review = UUID.randomUUID();
    UUID head = union.association(0).head();
    jdbc.sql(
            """
            insert into conference (review_id, holder_id, title, day, time, place, convened_at, version)
            values (?, ?, 'Hội nghị sơ kết', date '2019-07-16', time '14:00', 'Sở', now(), 0)
            """)
        .params(review, union.id())
        .update();
    jdbc.sql(
            """
            insert into attendee (review_id, position, person_id, organisation_id, invited, attendance)
            values (?, 0, ?, ?, true, 'UNKNOWN')
            """)
        .params(review, head, union.association(0).id())
        .update();
    jdbc.sql(
            """
            insert into reminder_call (id, holder_id, organisation_id, person_id, review_id, kind, asked_on)
            values (gen_random_uuid(), ?, ?, ?, ?, 'CONFERENCE', date '2019-06-03')
            """)
        .params(union.id(), union.association(0).id(), head, review)
        .update();
    actingAs.person(
        union.office(),
        () -> {
          open("calls");
          assertThat(find(Anchor.class).withText("Hội nghị sơ kết").single().getHref())
              .isEqualTo("reviews/" + review);
          assertThat(find(Span.class).withText("14:00, Thứ Ba, 16/07/2019").all()).hasSize(1);
        });
  }

  private static void open(String page) {
    UI.getCurrent().setLocale(Locale.of("vi", "VN"));
    UI.getCurrent().navigate(page);
  }

  private void press(String button) {
    test(find(Button.class).withText(button).all().getFirst()).click();
  }
}
