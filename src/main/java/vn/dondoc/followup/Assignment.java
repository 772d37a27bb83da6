package vn.dondoc.followup;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;

/**
 * What is assigned directly, to whom, by when, and where it comes from.
 *
 * @param dueOn null: without deadline
 * @param partDueOn of the coordinating units, where theirs is an earlier one
 */
public record Assignment(
    UUID holderId,
    String text,
    @Nullable String field,
    To to,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate partDueOn,
    Source source) {

  /** Who shall do it. */
  public sealed interface To {
    /** Every unit for itself: one follow-up each. */
    static To each(List<UUID> units) {
      return new Each(units);
    }

    /** One follow-up, with a lead. */
    static To together(@Nullable UUID lead, List<UUID> coordinating) {
      return new Together(lead, coordinating);
    }

    /** All units named. */
    List<UUID> units();
  }

  /** Each unit for itself. */
  public record Each(List<UUID> units) implements To {
    public Each {
      units = List.copyOf(new LinkedHashSet<>(units));
      if (units.isEmpty()) {
        throw new DomainException("assign.unitsMissing");
      }
    }
  }

  /** All of them together, one leads. */
  public record Together(UUID lead, List<UUID> coordinating) implements To {
    public Together(@Nullable UUID lead, List<UUID> coordinating) {
      if (lead == null) {
        throw new DomainException("assign.leadMissing");
      }
      if (coordinating.contains(lead)) {
        throw new DomainException("followUp.leadCoordinates");
      }
      this.lead = lead;
      this.coordinating = List.copyOf(new LinkedHashSet<>(coordinating));
    }

    @Override
    public List<UUID> units() {
      LinkedHashSet<UUID> all = new LinkedHashSet<>(List.of(lead));
      all.addAll(coordinating);
      return List.copyOf(all);
    }
  }

  /**
   * The document, meeting or call behind it.
   *
   * @param words which document, which meeting, who called
   */
  public record Source(
      SourceKind kind, String words, @Nullable String number, @Nullable LocalDate on) {
    public Source {
      if (!kind.isDirect()) {
        // What a conclusion assigns is given out by issuing its notice.
        throw new IllegalArgumentException(kind.name());
      }
    }
  }

  /** How many follow-ups it makes. */
  public int followUps() {
    return to instanceof Each each ? each.units().size() : 1;
  }
}
