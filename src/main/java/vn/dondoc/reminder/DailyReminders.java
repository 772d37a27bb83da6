package vn.dondoc.reminder;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.workflow.ProcessBean;

/** What the process of each morning asks of the reminders. */
@Component("dailyReminders")
@Transactional(propagation = Propagation.MANDATORY)
public class DailyReminders implements ProcessBean {
  private final WorkingOut workingOut;
  private final Digests digests;

  DailyReminders(WorkingOut workingOut, Digests digests) {
    this.workingOut = workingOut;
    this.digests = digests;
  }

  /** Finds what is owed to whom today. */
  public void workOut() {
    workingOut.workOut();
  }

  /** Posts the mails that tell it. */
  public void writeDigests() {
    digests.post();
  }
}
