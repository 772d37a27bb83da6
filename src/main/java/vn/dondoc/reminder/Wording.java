package vn.dondoc.reminder;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Messages;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.mail.Recipient;
import vn.dondoc.reminder.Sheet.Fact;
import vn.dondoc.reminder.Sheet.Tone;

/** How a letter says things to one person. */
record Wording(Messages messages, Recipient recipient) {
  Locale language() {
    return Messages.language(recipient.language());
  }

  String say(String key, Object... args) {
    return messages.get(language(), key, args);
  }

  /** A sentence that addresses the person: ông, bà, đồng chí, or you, stands at {0}. */
  String address(String key, Object... args) {
    Object[] all = new Object[args.length + 1];
    all[0] = vietnamese() ? salutation() : "you";
    System.arraycopy(args, 0, all, 1, args.length);
    return say(key, all);
  }

  /** Kính gửi ông Trần Văn Bình, */
  String greeting() {
    String name = Plain.line(recipient.name(), 100);
    return say("letter.greeting", vietnamese() ? salutation() + " " + name : name);
  }

  private boolean vietnamese() {
    return language().equals(Messages.VIETNAMESE);
  }

  private String salutation() {
    return Plain.line(recipient.salutation(), 20);
  }

  Fact fact(String key, String value) {
    return new Fact(say(key), value);
  }

  /** Thứ Hai, 30/09/2019. */
  String day(LocalDate day) {
    return DateFormats.longDay(day, language());
  }

  /** 14:00, Thứ Ba, 16/07/2019. */
  String time(LocalDate day, @Nullable LocalTime time) {
    return time == null ? day(day) : say("letter.conference.at", time, day(day));
  }

  Fact due(@Nullable LocalDate due) {
    return fact("letter.due", due == null ? say("letter.withoutDeadline") : day(due));
  }

  /** How late, or how soon. */
  String lateness(LocalDate due, LocalDate today, WorkingDays.Calendar calendar) {
    if (due.isBefore(today)) {
      return say("letter.late", ChronoUnit.DAYS.between(due, today));
    }
    if (due.equals(today)) {
      return say("letter.today");
    }
    int left = calendar.between(today, due);
    // Only days off are left: the deadline itself is one.
    return left == 0 ? say("letter.daysOffLeft") : say("letter.left", left);
  }

  static Tone tone(@Nullable LocalDate due, LocalDate today, WorkingDays.Calendar calendar) {
    if (due == null) {
      return Tone.CALM;
    }
    if (due.isBefore(today)) {
      return Tone.LATE;
    }
    if (due.equals(today)) {
      return Tone.TODAY;
    }
    return calendar.between(today, due) <= 3 ? Tone.SOON : Tone.CALM;
  }

  /** What somebody said, where they said something. */
  static @Nullable String quote(@Nullable String words) {
    return Optional.ofNullable(words).map(Plain::lines).filter(w -> !w.isBlank()).orElse(null);
  }
}
