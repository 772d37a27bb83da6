package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.followup.Lifecycle.ASSIGNED;
import static vn.dondoc.followup.Lifecycle.AWAITING_CONFIRMATION;
import static vn.dondoc.followup.Lifecycle.COMPLETED;
import static vn.dondoc.followup.Lifecycle.DECLINED;
import static vn.dondoc.followup.Lifecycle.IN_PROGRESS;
import static vn.dondoc.followup.Lifecycle.SUSPENDED;
import static vn.dondoc.followup.Lifecycle.WITHDRAWN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dondoc.base.DomainException;

/** The table of the design, row by row, and that there is nothing beside it. */
class LifecycleTests {
  private static final UUID SOMEBODY = UUID.randomUUID();
  private static final UUID LEAD = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();
  private static final LocalDate DAY = LocalDate.of(2019, 9, 30);

  private static final Map<Lifecycle, Set<Lifecycle>> CHANGES =
      Map.of(
          ASSIGNED, Set.of(IN_PROGRESS, DECLINED, AWAITING_CONFIRMATION, SUSPENDED, WITHDRAWN),
          // Another lead acknowledges anew; on what has no lead any more the chair decides.
          IN_PROGRESS, Set.of(ASSIGNED, DECLINED, AWAITING_CONFIRMATION, SUSPENDED, WITHDRAWN),
          AWAITING_CONFIRMATION,
              Set.of(ASSIGNED, DECLINED, COMPLETED, IN_PROGRESS, SUSPENDED, WITHDRAWN),
          DECLINED, Set.of(ASSIGNED, WITHDRAWN),
          SUSPENDED, Set.of(ASSIGNED, IN_PROGRESS, AWAITING_CONFIRMATION, DECLINED, WITHDRAWN),
          COMPLETED, Set.of(),
          WITHDRAWN, Set.of());

  @ParameterizedTest
  @EnumSource
  void becomesOnlyWhatTheTableSays(Lifecycle from) {
    for (Lifecycle to : Lifecycle.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(CHANGES.get(from).contains(to));
    }
  }

  @Test
  void acknowledges() {
    leads(f -> f.acknowledge(SOMEBODY), Map.of(ASSIGNED, IN_PROGRESS));
  }

  @Test
  void declines() {
    leads(f -> f.decline(SOMEBODY), Map.of(ASSIGNED, DECLINED));
  }

  @Test
  void insists() {
    leads(f -> f.insist(SOMEBODY), Map.of(DECLINED, ASSIGNED));
  }

  @Test
  void reassigns() {
    leads(f -> f.reassign(OTHER, SOMEBODY, Instant.EPOCH), Map.of(DECLINED, ASSIGNED));
  }

  @Test
  void reportsProgress() {
    leads(f -> f.progress(40, SOMEBODY), Map.of(ASSIGNED, IN_PROGRESS, IN_PROGRESS, IN_PROGRESS));
  }

  @Test
  void completes() {
    leads(
        f -> f.complete(DAY, SOMEBODY),
        Map.of(ASSIGNED, AWAITING_CONFIRMATION, IN_PROGRESS, AWAITING_CONFIRMATION));
  }

  @Test
  void confirms() {
    leads(f -> f.confirm(SOMEBODY), Map.of(AWAITING_CONFIRMATION, COMPLETED));
  }

  @Test
  void sendsBack() {
    leads(f -> f.sendBack(SOMEBODY), Map.of(AWAITING_CONFIRMATION, IN_PROGRESS));
  }

  @Test
  void withdrawsAnythingNotEnded() {
    leads(
        f -> f.withdraw(SOMEBODY),
        Map.of(
            ASSIGNED, WITHDRAWN,
            IN_PROGRESS, WITHDRAWN,
            AWAITING_CONFIRMATION, WITHDRAWN,
            DECLINED, WITHDRAWN,
            SUSPENDED, WITHDRAWN));
  }

  @Test
  void cannotBeDeclinedAgainOnceInsistedUpon() {
    FollowUp followUp = in(DECLINED);
    followUp.insist(SOMEBODY);
    assertThat(refusal(followUp, f -> f.decline(SOMEBODY))).isEqualTo("followUp.insistedUpon");
    assertThat(followUp.lifecycle).isEqualTo(ASSIGNED);
  }

  @Test
  void canBeDeclinedByTheUnitItIsReassignedTo() {
    FollowUp followUp = in(DECLINED);
    followUp.reassign(OTHER, SOMEBODY, Instant.EPOCH);
    followUp.decline(SOMEBODY);
    assertThat(followUp.lifecycle).isEqualTo(DECLINED);
  }

  @Test
  void isNotReassignedToItsOwnLead() {
    assertThat(refusal(in(DECLINED), f -> f.reassign(LEAD, SOMEBODY, Instant.EPOCH)))
        .isEqualTo("followUp.sameLead");
  }

  @Test
  void coordinatesNoLongerWhatItNowLeads() {
    FollowUp followUp = followUp(List.of(OTHER));
    followUp.lifecycle = DECLINED;
    followUp.reassign(OTHER, SOMEBODY, Instant.EPOCH);
    assertThat(followUp.coordinatingIds).isEmpty();
  }

  @Test
  void doesNotLeadAndCoordinate() {
    try {
      followUp(List.of(LEAD));
      throw new AssertionError("accepted");
    } catch (DomainException e) {
      assertThat(e.key()).isEqualTo("followUp.leadCoordinates");
    }
  }

  @Test
  void countsTodayAgainOnceSentBack() {
    FollowUp followUp = in(IN_PROGRESS);
    followUp.progress(60, SOMEBODY);
    followUp.complete(DAY, SOMEBODY);
    assertThat(followUp.submittedOn).isEqualTo(DAY);
    assertThat(followUp.percent).isEqualTo(100);
    followUp.sendBack(SOMEBODY);
    assertThat(followUp.submittedOn).isNull();
    assertThat(followUp.sentBack).isEqualTo(1);
  }

  @Test
  void takesPercentsOnly() {
    assertThat(refusal(in(IN_PROGRESS), f -> f.progress(101, SOMEBODY)))
        .isEqualTo("followUp.percentOutside");
    assertThat(refusal(in(IN_PROGRESS), f -> f.progress(-1, SOMEBODY)))
        .isEqualTo("followUp.percentOutside");
  }

  /** In every state: the action leads where the map says, or is refused and changes nothing. */
  private static void leads(Consumer<FollowUp> action, Map<Lifecycle, Lifecycle> where) {
    for (Lifecycle from : Lifecycle.values()) {
      FollowUp followUp = in(from);
      if (where.containsKey(from)) {
        action.accept(followUp);
        assertThat(followUp.lifecycle).as("from %s", from).isEqualTo(where.get(from));
      } else {
        assertThat(refusal(followUp, action)).isEqualTo("followUp.notNow." + from);
        assertThat(followUp.lifecycle).isEqualTo(from);
      }
    }
  }

  private static String refusal(FollowUp followUp, Consumer<FollowUp> action) {
    try {
      action.accept(followUp);
    } catch (DomainException e) {
      return e.key();
    }
    throw new AssertionError("accepted in " + followUp.lifecycle);
  }

  private static FollowUp in(Lifecycle lifecycle) {
    FollowUp followUp = followUp(List.of());
    followUp.lifecycle = lifecycle;
    return followUp;
  }

  private static FollowUp followUp(List<UUID> coordinating) {
    return new FollowUp(
        UUID.randomUUID(), "Tổ chức hội thảo", LEAD, coordinating, SOMEBODY, Instant.EPOCH);
  }
}
