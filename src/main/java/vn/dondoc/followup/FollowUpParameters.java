package vn.dondoc.followup;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NfcText;

/**
 * A filter as the parameters of an address, and back: of the list, of the links behind the numbers
 * of the standing, of the API. What does not narrow the filter is left out.
 */
public final class FollowUpParameters {
  /** The page of the list. */
  private static final String LIST = "follow-ups";

  /** Longer searches are cut: nobody types them. */
  private static final int LONGEST_SEARCH = 200;

  /** Every name that means something here. */
  public static final Set<String> NAMES =
      Set.of(
          "holder",
          "review",
          "directive",
          "assignment",
          "unit",
          "role",
          "lifecycle",
          "timeliness",
          "original",
          "source",
          "field",
          "assigner",
          "assignedFrom",
          "assignedUntil",
          "dueFrom",
          "dueUntil",
          "undated",
          "q",
          "asOf",
          "sort",
          "desc");

  private FollowUpParameters() {}

  /** The parameters of a filter, in a fixed order. */
  public static Map<String, List<String>> of(FollowUpFilter filter) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    put(parameters, "q", filter.search());
    put(parameters, "holder", filter.holderId());
    put(parameters, "review", filter.reviewId());
    put(parameters, "directive", filter.directiveId());
    put(parameters, "assignment", filter.assignmentId());
    put(parameters, "unit", filter.unitId());
    put(parameters, "role", filter.role());
    putAll(parameters, "lifecycle", filter.lifecycle());
    putAll(parameters, "timeliness", filter.timeliness());
    put(parameters, "original", filter.byOriginal() ? true : null);
    putAll(parameters, "source", filter.source());
    put(parameters, "field", filter.field());
    put(parameters, "assigner", filter.assignedBy());
    put(parameters, "assignedFrom", filter.assignedFrom());
    put(parameters, "assignedUntil", filter.assignedUntil());
    put(parameters, "dueFrom", filter.dueFrom());
    put(parameters, "dueUntil", filter.dueUntil());
    put(parameters, "undated", filter.openWithoutDeadline() ? true : null);
    put(parameters, "asOf", filter.asOf());
    put(parameters, "sort", filter.order() == FollowUpFilter.Order.DUE ? null : filter.order());
    put(parameters, "desc", filter.descending() ? true : null);
    return parameters;
  }

  /** The address of the list that shows a filter, without a leading slash. */
  public static String address(FollowUpFilter filter) {
    String query =
        of(filter).entrySet().stream()
            .flatMap(
                parameter ->
                    parameter.getValue().stream()
                        .map(
                            value ->
                                parameter.getKey()
                                    + "="
                                    + URLEncoder.encode(value, StandardCharsets.UTF_8)))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? LIST : LIST + "?" + query;
  }

  /** What the parameters say; whatever cannot be understood does not narrow the list. */
  public static FollowUpFilter parse(Map<String, ? extends Collection<String>> parameters) {
    return new Parameters(parameters, false).filter();
  }

  /**
   * What the parameters say. Names that are not among {@link #NAMES} are not looked at.
   *
   * @throws DomainException naming the parameter whose value cannot be understood
   */
  public static FollowUpFilter parseStrictly(Map<String, ? extends Collection<String>> parameters) {
    return new Parameters(parameters, true).filter();
  }

  private static void put(
      Map<String, List<String>> parameters, String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      parameters.put(name, List.of(value.toString()));
    }
  }

  private static void putAll(
      Map<String, List<String>> parameters, String name, Set<? extends Enum<?>> values) {
    if (!values.isEmpty()) {
      parameters.put(
          name,
          values.stream()
              .sorted(java.util.Comparator.comparing(Enum::ordinal))
              .map(Enum::name)
              .toList());
    }
  }

  private record Parameters(Map<String, ? extends Collection<String>> values, boolean strict) {
    FollowUpFilter filter() {
      FollowUpFilter.With filter = FollowUpFilter.ALL.with();
      one("q", FollowUpParameters::search, filter::search);
      one("holder", FollowUpParameters::id, filter::holderId);
      one("review", FollowUpParameters::id, filter::reviewId);
      one("directive", FollowUpParameters::id, filter::directiveId);
      one("assignment", FollowUpParameters::id, filter::assignmentId);
      one("unit", FollowUpParameters::id, filter::unitId);
      one("role", named(UnitRole.class), filter::role);
      filter.lifecycle(some("lifecycle", Lifecycle.class));
      filter.timeliness(some("timeliness", Timeliness.class));
      one("original", FollowUpParameters::yes, filter::byOriginal);
      filter.source(some("source", SourceKind.class));
      one("field", FollowUpParameters::search, filter::field);
      one("assigner", FollowUpParameters::id, filter::assignedBy);
      one("assignedFrom", FollowUpParameters::day, filter::assignedFrom);
      one("assignedUntil", FollowUpParameters::day, filter::assignedUntil);
      one("dueFrom", FollowUpParameters::day, filter::dueFrom);
      one("dueUntil", FollowUpParameters::day, filter::dueUntil);
      one("undated", FollowUpParameters::yes, filter::openWithoutDeadline);
      one("asOf", FollowUpParameters::moment, filter::asOf);
      one("sort", named(FollowUpFilter.Order.class), filter::order);
      one("desc", FollowUpParameters::yes, filter::descending);
      return filter.filter();
    }

    /** The last of several wins, as when a person adds to an address. */
    private <T> void one(String name, Function<String, T> meaning, Consumer<T> to) {
      Collection<String> given = values.get(name);
      if (given == null || given.isEmpty()) {
        return;
      }
      String value = List.copyOf(given).getLast();
      if (value.isBlank()) {
        return;
      }
      try {
        to.accept(meaning.apply(value));
      } catch (IllegalArgumentException | DateTimeException unknown) {
        refuse(name, value, unknown);
      }
    }

    private <E extends Enum<E>> Set<E> some(String name, Class<E> type) {
      Collection<String> given = values.get(name);
      Set<E> found = EnumSet.noneOf(type);
      if (given != null) {
        for (String value : given.stream().flatMap(v -> Arrays.stream(v.split(",", 20))).toList()) {
          try {
            if (!value.isBlank()) {
              found.add(named(type).apply(value));
            }
          } catch (IllegalArgumentException unknown) {
            refuse(name, value, unknown);
          }
        }
      }
      return found;
    }

    private void refuse(String name, String value, RuntimeException cause) {
      if (strict) {
        DomainException refusal =
            new DomainException(
                "followUps.parameterUnknown",
                name,
                value.substring(0, Math.min(60, value.length())));
        refusal.initCause(cause);
        throw refusal;
      }
    }
  }

  private static <E extends Enum<E>> Function<String, E> named(Class<E> type) {
    return value -> Enum.valueOf(type, value.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Not as lenient as {@link UUID#fromString}, which takes '1-1-1-1-1' as well. */
  private static UUID id(String value) {
    UUID id = UUID.fromString(value.strip());
    if (!id.toString().equalsIgnoreCase(value.strip())) {
      throw new IllegalArgumentException(value);
    }
    return id;
  }

  /** No year that the database would not take. */
  private static LocalDate day(String value) {
    LocalDate day = LocalDate.parse(value.strip());
    if (day.getYear() < 1900 || day.getYear() > 9999) {
      throw new IllegalArgumentException(value);
    }
    return day;
  }

  private static Instant moment(String value) {
    Instant moment = Instant.parse(value.strip());
    day(Days.of(moment).toString());
    return moment;
  }

  private static boolean yes(String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> true;
      case "false", "0", "no" -> false;
      default -> throw new IllegalArgumentException(value);
    };
  }

  private static String search(String value) {
    String text = NfcText.normal(value).replace("\u0000", "").strip();
    return text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH).strip() : text;
  }
}
