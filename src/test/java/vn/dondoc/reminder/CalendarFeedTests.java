package vn.dondoc.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.MovableClock;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** The calendar behind a secret address: what stands in it, for whom, and for how long. */
@DonDocTest
class CalendarFeedTests {
  private static final LocalDate DUE = LocalDate.of(2019, 6, 28);

  @Autowired WebApplicationContext application;
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired CalendarFeed feed;
  @Autowired LinkTries tries;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private MockMvc mvc;
  private TestUnion union;
  private UUID officer;
  private UUID followUp;

  @BeforeEach
  void assigned() {
    clock.standAt(TestClock.START);
    tries.forget();
    mvc =
        MockMvcBuilders.webAppContextSetup(application)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    union = unions.found(2);
    officer = union.association(0).officer();
    followUp = assign("Tổ chức hội thảo; có dấu, phẩy", union.association(0).id());
    assign("Việc của Hội khác", union.association(1).id());
  }

  @Test
  void theDaysByWhichSomethingWaitsForThePerson() {
    ICalendar calendar = calendar(address(officer));
    assertThat(calendar.getEvents()).hasSize(1);
    VEvent event = calendar.getEvents().getFirst();
    assertThat(event.getSummary().getValue())
        .contains("Tổ chức hội thảo; có dấu, phẩy")
        .doesNotStartWith("!");
    assertThat(event.getUid().getValue()).startsWith("deadline-" + followUp + "@");
    assertThat(event.getDateStart().getValue().hasTime()).isFalse();
    assertThat(event.getUrl().getValue()).endsWith("/acknowledge/" + followUp);
    assertThat(get(address(officer), null).text())
        .contains("DTSTART;VALUE=DATE:20190628", "METHOD:PUBLISH");
  }

  @Test
  void whatIsDoneStandsThereNoMore() {
    String address = address(officer);
    actingAs.person(officer, () -> actions.complete(followUp, new ProgressEntry(100, "Xong")));
    assertThat(calendar(address).getEvents()).isEmpty();
    // The office is to confirm it, within five working days.
    assertThat(calendar(address(union.office())).getEvents())
        .singleElement()
        .satisfies(e -> assertThat(e.getUrl().getValue()).contains("/confirmCompletion/"));
  }

  @Test
  void conferencesToWhichThePersonIsInvited() {
    UUID review = UUID.randomUUID();
    jdbc.sql(
            """
            insert into conference (review_id, holder_id, title, day, time, place, convened_at, version)
            values (?, ?, 'sáu tháng', date '2019-06-20', time '08:00', 'Hội trường', ?, 3)
            """)
        .params(review, union.id(), Timestamp.from(TestClock.START))
        .update();
    jdbc.sql(
            """
            insert into attendee (review_id, position, person_id, organisation_id, invited, attendance)
            values (?, 0, ?, ?, true, 'NOT_NOTED')
            """)
        .params(review, officer, union.association(0).id())
        .update();
    assertThat(get(address(officer), null).text())
        .contains("SUMMARY:Hội nghị sáu tháng", "DTSTART:20190620T010000Z", "Hội trường");
    assertThat(calendar(address(union.association(0).viceHead())).getEvents()).hasSize(1);
  }

  @Test
  void aProgramThatHasItAlreadyIsNotSentItAgain() {
    String address = address(officer);
    Answered first = get(address, null);
    String tag = first.response().getHeader("ETag");
    assertThat(tag).isNotNull();
    assertThat(first.response().getHeader("Cache-Control")).isEqualTo("no-cache, private");
    assertThat(first.response().getContentType()).isEqualTo("text/calendar;charset=UTF-8");
    clock.standAt(TestClock.START.plus(Duration.ofHours(5)));
    Answered again = get(address, tag);
    assertThat(again.response().getStatus()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assign("Việc mới", union.association(0).id());
    assertThat(get(address, tag).response().getStatus()).isEqualTo(200);
  }

  @Test
  void itWorksUntilItIsRevokedOrMadeAnew() {
    String old = address(officer);
    assertThat(status()).isPresent();
    assertThat(get(old, null).response().getStatus()).isEqualTo(200);
    assertThat(status().orElseThrow().lastReadOn()).isEqualTo("2019-06-03");
    String address = address(officer);
    assertThat(get(old, null).response().getStatus()).isEqualTo(404);
    assertThat(get(address, null).response().getStatus()).isEqualTo(200);
    actingAs.person(officer, feed::revoke);
    Answered gone = get(address, null);
    assertThat(gone.response().getStatus()).isEqualTo(404);
    assertThat(gone.text()).contains("không dùng được");
    assertThat(status()).isEmpty();
    assertThat(
            jdbc.sql("select string_agg(f::text, '') from calendar_feed f where person_id = ?")
                .param(officer)
                .query(String.class)
                .single())
        .doesNotContain(secret(address));
  }

  @Test
  void whoHoldsThePostNoMoreHasAnEmptyCalendar() {
    String address = address(officer);
    jdbc.sql("update appointment set until_day = date '2019-06-10' where person_id = ?")
        .param(officer)
        .update();
    clock.standAt(Instant.parse("2019-06-11T01:00:00Z"));
    assertThat(calendar(address).getEvents()).isEmpty();
  }

  private record Answered(MockHttpServletResponse response) {
    String text() {
      return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)
          .replace("\r\n ", "");
    }
  }

  private Answered get(String address, @Nullable String tag) {
    try {
      var request = MockMvcRequestBuilders.get(URI.create("/calendar/" + secret(address) + ".ics"));
      if (tag != null) {
        request.header("If-None-Match", tag);
      }
      return new Answered(mvc.perform(request).andReturn().getResponse());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ICalendar calendar(String address) {
    return Biweekly.parse(get(address, null).text()).first();
  }

  private String address(UUID person) {
    return actingAs.person(person, feed::create);
  }

  private java.util.Optional<CalendarFeed.FeedInfo> status() {
    return actingAs.person(officer, feed::status);
  }

  private static String secret(String address) {
    return address.replaceAll(".*/calendar/|\\.ics$", "");
  }

  private UUID assign(String text, UUID lead) {
    return actingAs
        .person(
            union.chair(),
            () ->
                assigning.assign(
                    new Assignment(
                        union.id(),
                        text,
                        null,
                        To.together(lead, List.of()),
                        DUE,
                        null,
                        new Assignment.Source(
                            SourceKind.TELEPHONE, "Gọi", null, LocalDate.of(2019, 6, 3)))))
        .getFirst();
  }
}
