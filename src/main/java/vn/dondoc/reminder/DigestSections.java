package vn.dondoc.reminder;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.mail.MailToWrite;
import vn.dondoc.reminder.Sheet.Section;

/** What a digest tells beside what is owed: the chair's week, the office's calls, a month. */
@Component
class DigestSections {
  /**
   * What there is to say.
   *
   * @param first what the letter is about where nothing is owed
   * @param about what of it its subject names
   * @param month whether an association's month is told
   */
  record Written(List<Section> sections, String first, String about, boolean month) {}

  Written write(
      MailToWrite mail,
      UUID holderId,
      Wording wording,
      LocalDate today,
      WorkingDays.Calendar calendar) {
    return new Written(List.of(), "WEEK", "", false);
  }
}
