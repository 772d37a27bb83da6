package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.Timing;

/** How a follow-up stands: its lifecycle, then its timeliness, each an icon and a word. */
public final class FollowUpBadges {
  private FollowUpBadges() {}

  /** Both, or the lifecycle alone where that says it all. */
  static Component[] both(Lifecycle lifecycle, Timing timing) {
    return timing(lifecycle, timing)
        .map(badge -> new Component[] {lifecycle(lifecycle), badge})
        .orElseGet(() -> new Component[] {lifecycle(lifecycle)});
  }

  static Component lifecycle(Lifecycle lifecycle) {
    String key = "lifecycle." + lifecycle;
    return switch (lifecycle) {
      case ASSIGNED -> new StatusBadge(VaadinIcon.CIRCLE_THIN, Accent.NEUTRAL, key);
      case IN_PROGRESS -> new StatusBadge(VaadinIcon.ADJUST, Accent.BLUE, key);
      case AWAITING_CONFIRMATION -> new StatusBadge(VaadinIcon.HOURGLASS, Accent.PURPLE, key);
      case COMPLETED -> new StatusBadge(VaadinIcon.CHECK_CIRCLE, Accent.GREEN, key);
      case DECLINED -> new StatusBadge(VaadinIcon.REPLY, Accent.YELLOW, key);
      case SUSPENDED -> new StatusBadge(VaadinIcon.PAUSE, Accent.NEUTRAL, key);
      case WITHDRAWN -> new StatusBadge(VaadinIcon.BAN, Accent.NEUTRAL, key);
    };
  }

  private static Optional<Component> timing(Lifecycle lifecycle, Timing timing) {
    boolean reported = lifecycle == Lifecycle.AWAITING_CONFIRMATION;
    int days = timing.days();
    return Optional.ofNullable(
        switch (timing.timeliness()) {
          case WITHIN ->
              reported
                  ? new StatusBadge(VaadinIcon.CHECK, Accent.NEUTRAL, "timing.submittedInTime")
                  : new StatusBadge(VaadinIcon.CALENDAR, Accent.NEUTRAL, "timing.left", days);
          case DUE_SOON ->
              reported
                  ? new StatusBadge(VaadinIcon.CHECK, Accent.NEUTRAL, "timing.submittedInTime")
                  : new StatusBadge(
                      VaadinIcon.CLOCK,
                      Accent.YELLOW,
                      days == 0 ? "timing.noWorkingDayLeft" : "timing.left",
                      days);
          case OVERDUE ->
              new StatusBadge(
                  VaadinIcon.WARNING,
                  Accent.RED,
                  reported ? "timing.submittedLate" : "timing.overdue",
                  days);
          case ON_TIME -> new StatusBadge(VaadinIcon.CHECK_CIRCLE, Accent.GREEN, "timing.onTime");
          case LATE -> new StatusBadge(VaadinIcon.CHECK, Accent.YELLOW, "timing.late", days);
          case WITHOUT_DEADLINE -> new StatusBadge(VaadinIcon.MINUS, Accent.NEUTRAL, "timing.none");
          case SUSPENDED, WITHDRAWN -> null;
        });
  }

  /** As {@link #both(Lifecycle, Timing)}, saying 'due today' where that is so. */
  public static Component[] both(Lifecycle lifecycle, Timing timing, boolean dueToday) {
    return dueToday && !lifecycle.isEnded() && lifecycle != Lifecycle.AWAITING_CONFIRMATION
        ? new Component[] {
          lifecycle(lifecycle), new StatusBadge(VaadinIcon.CLOCK, Accent.YELLOW, "timing.today")
        }
        : both(lifecycle, timing);
  }
}
