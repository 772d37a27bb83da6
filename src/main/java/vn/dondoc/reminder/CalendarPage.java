package vn.dondoc.reminder;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.dondoc.base.Messages;
import vn.dondoc.organisation.ActingAs;

/** The calendar behind a secret address, for calendar programs that read it again and again. */
@Controller
class CalendarPage {
  private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

  private final LinkPages pages;
  private final CalendarFeed feed;
  private final CalendarDays days;
  private final CalendarFile file;
  private final ActingAs actingAs;
  private final Messages messages;
  private final JdbcClient jdbc;

  CalendarPage(
      LinkPages pages,
      CalendarFeed feed,
      CalendarDays days,
      CalendarFile file,
      ActingAs actingAs,
      Messages messages,
      JdbcClient jdbc) {
    this.pages = pages;
    this.feed = feed;
    this.days = days;
    this.file = file;
    this.actingAs = actingAs;
    this.messages = messages;
    this.jdbc = jdbc;
  }

  @GetMapping("/calendar/{secret}.ics")
  ResponseEntity<byte[]> calendar(HttpServletRequest request, @PathVariable String secret) {
    return pages.open(request, secret, this::read);
  }

  private @Nullable ResponseEntity<byte[]> read(String secret) {
    UUID person = feed.person(secret).orElse(null);
    if (person == null) {
      return null;
    }
    Locale language =
        Locale.of(
            jdbc.sql("select language from person where id = ?")
                .param(person)
                .query(String.class)
                .single());
    List<CalendarFile.Entry> entries = actingAs.byMail(person, () -> days.mine(language));
    byte[] content = file.publish(messages.get(language, "byMail.calendar"), entries);
    // A program that has it already is answered 304 by the tag.
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(DigestUtils.md5DigestAsHex(content))
        .body(content);
  }
}
