package vn.dondoc.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.Days;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.HeldPost;
import vn.dondoc.organisation.SignedInPerson;
import vn.dondoc.workflow.OpenStep;
import vn.dondoc.workflow.Seat;
import vn.dondoc.workflow.Steps;
import vn.dondoc.workflow.Steps.SeatAt;

/**
 * What waits for the signed-in person: the open steps of the seats that their posts give them
 * today.
 */
@Service
@Transactional(readOnly = true)
public class MySteps {
  /** More than a person can do in a week is not shown at once. */
  private static final int MOST = 200;

  /** How near the deadline is. */
  public enum Urgency {
    OVERDUE,
    SOON,
    LATER,
    WITHOUT_DEADLINE
  }

  /**
   * A step in the list.
   *
   * @param days calendar days overdue, or working days left
   */
  public record MyStep(
      OpenStep step, String organisation, @Nullable String askedBy, Urgency urgency, int days) {}

  private final Steps steps;
  private final Access access;
  private final WorkingDays workingDays;
  private final Clock clock;

  MySteps(Steps steps, Access access, WorkingDays workingDays, Clock clock) {
    this.steps = steps;
    this.access = access;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /** Soonest first; those without a deadline last. */
  public List<MyStep> list() {
    Optional<SignedInPerson> person = access.person();
    if (person.isEmpty()) {
      return List.of();
    }
    Map<UUID, WorkingDays.Calendar> calendars = new HashMap<>();
    LocalDate today = Days.today(clock);
    return steps.openFor(person.get().id(), seats(), MOST).stream()
        .map(
            named -> {
              OpenStep s = named.step();
              LocalDate due = s.dueOn();
              String unit = named.organisation();
              String asker = named.askedBy();
              if (due == null) {
                return new MyStep(s, unit, asker, Urgency.WITHOUT_DEADLINE, 0);
              }
              if (due.isBefore(today)) {
                return new MyStep(
                    s, unit, asker, Urgency.OVERDUE, (int) ChronoUnit.DAYS.between(due, today));
              }
              int left =
                  calendars.computeIfAbsent(s.holderId(), workingDays::of).between(today, due);
              return new MyStep(s, unit, asker, left <= 3 ? Urgency.SOON : Urgency.LATER, left);
            })
        .toList();
  }

  /** How many wait, for the number beside the menu entry. */
  public int count() {
    return access.person().map(p -> steps.countFor(p.id(), seats())).orElse(0);
  }

  private List<SeatAt> seats() {
    List<SeatAt> seats = new ArrayList<>();
    for (HeldPost held : access.posts()) {
      for (Seat seat : Seat.values()) {
        SeatAt at = new SeatAt(held.organisationId(), seat);
        if (seat.posts().contains(held.post()) && !seats.contains(at)) {
          seats.add(at);
        }
      }
    }
    return seats;
  }
}
