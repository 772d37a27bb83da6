package vn.dondoc.reminder.ui;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.AccountLinks;

/** The way to one's reminders, in the account menu. */
@Component
class RemindersLink implements AccountLinks {
  @Override
  public List<AccountLink> links() {
    return List.of(new AccountLink("myReminders.title", "reminders"));
  }
}
