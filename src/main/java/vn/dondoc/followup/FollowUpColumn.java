package vn.dondoc.followup;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list of follow-ups can show of each, in this order. */
public enum FollowUpColumn {
  /** Always shown: it is the way to the follow-up. */
  TEXT(FollowUpFilter.Order.TEXT),
  LEAD(FollowUpFilter.Order.LEAD),
  COORDINATING(null),
  DUE(FollowUpFilter.Order.DUE),
  ORIGINAL_DUE(null),
  STATUS(FollowUpFilter.Order.LIFECYCLE),
  PERCENT(FollowUpFilter.Order.PERCENT),
  ASSIGNED(FollowUpFilter.Order.ASSIGNED),
  ASSIGNER(null),
  FIELD(null),
  SOURCE(null),
  SENT_BACK(null),
  REMINDED(null);

  /** Shown until the person chooses. */
  public static final Set<FollowUpColumn> USUAL = Set.copyOf(EnumSet.of(TEXT, LEAD, DUE, STATUS));

  private final FollowUpFilter.@Nullable Order order;

  FollowUpColumn(FollowUpFilter.@Nullable Order order) {
    this.order = order;
  }

  /** What the list is sorted by at a click on its header. */
  public Optional<FollowUpFilter.Order> order() {
    return Optional.ofNullable(order);
  }

  /** As they stand in an address: LEAD,DUE. */
  public static String format(Set<FollowUpColumn> columns) {
    return columns.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
  }

  /** The other way; the text always, and what is not a column does not matter. */
  public static Set<FollowUpColumn> parse(String columns) {
    EnumSet<FollowUpColumn> parsed = EnumSet.of(TEXT);
    for (String name : columns.split(",", 30)) {
      for (FollowUpColumn column : values()) {
        if (column.name().equalsIgnoreCase(name.strip())) {
          parsed.add(column);
        }
      }
    }
    return parsed;
  }
}
