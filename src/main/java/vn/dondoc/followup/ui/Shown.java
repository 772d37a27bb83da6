package vn.dondoc.followup.ui;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.Act;

/**
 * A follow-up as it is shown to a person: what the parts of its page share.
 *
 * @param done to be told after something was done, so that the page shows what became of it
 */
record Shown(FollowUpView view, FollowUpServices services, Done done) {
  interface Done {
    /**
     * @param sentenceKey what is said besides; null when the page itself shows it
     */
    void done(@Nullable String sentenceKey);
  }

  UUID id() {
    return view.id();
  }

  LocalDate today() {
    return Days.today(services.clock());
  }

  boolean may(Act act) {
    return view.acts().contains(act);
  }

  /** What the lead itself is to do, or the office is to enter for it. */
  boolean mayActForLead() {
    return view.acts().stream().anyMatch(OF_THE_LEAD::contains);
  }

  private static final Set<Act> OF_THE_LEAD =
      Set.of(Act.ACKNOWLEDGE, Act.DECLINE, Act.REPORT_PROGRESS, Act.COMPLETE, Act.ASK_EXTENSION);
}
