package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.dondoc.base.DomainException;

/** A link to the list says the same as the filter it was made of. */
class FollowUpParametersTests {
  @Test
  void anyFilterComesBackFromItsAddress() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      FollowUpFilter filter = random(random);
      assertThat(FollowUpParameters.parse(FollowUpParameters.of(filter))).isEqualTo(filter);
      assertThat(FollowUpParameters.parseStrictly(FollowUpParameters.of(filter))).isEqualTo(filter);
      assertThat(FollowUpParameters.parse(query(FollowUpParameters.address(filter))))
          .isEqualTo(filter);
      assertThat(FollowUpParameters.NAMES).containsAll(FollowUpParameters.of(filter).keySet());
    }
    assertThat(FollowUpParameters.address(FollowUpFilter.ALL)).isEqualTo("follow-ups");
  }

  @Test
  void whatIsNotUnderstoodDoesNotNarrowTheListAndIsRefusedByTheStrictReading() {
    Map<String, String> broken =
        Map.ofEntries(
            Map.entry("review", "1-1-1-1-1"),
            Map.entry("unit", "'; drop table"),
            Map.entry("role", "BOSS"),
            Map.entry("lifecycle", "DONE"),
            Map.entry("timeliness", "soon"),
            Map.entry("original", "maybe"),
            Map.entry("source", "MAIL"),
            Map.entry("assigner", "Hải"),
            Map.entry("assignedFrom", "2019-02-30"),
            Map.entry("dueUntil", "+99999-01-01"),
            Map.entry("undated", "?"),
            Map.entry("asOf", "2019-07-16"),
            Map.entry("sort", "price"),
            Map.entry("desc", "down"));
    broken.forEach(
        (name, value) -> {
          assertThat(FollowUpParameters.parse(Map.of(name, List.of(value))))
              .as(name)
              .isEqualTo(FollowUpFilter.ALL);
          assertThatThrownBy(() -> FollowUpParameters.parseStrictly(Map.of(name, List.of(value))))
              .isInstanceOfSatisfying(
                  DomainException.class, e -> assertThat(e.args()).containsExactly(name, value));
        });
    assertThat(FollowUpParameters.parseStrictly(Map.of("page", List.of("7"))))
        .isEqualTo(FollowUpFilter.ALL);
  }

  @Test
  void takesWhatAPersonWouldType() {
    assertThat(
            FollowUpParameters.parse(
                Map.of(
                    "lifecycle", List.of("in-progress,assigned"),
                    "desc", List.of("1"),
                    "sort", List.of("text"),
                    "q", List.of("  lang son "))))
        .isEqualTo(
            FollowUpFilter.ALL
                .with()
                .lifecycle(Lifecycle.IN_PROGRESS, Lifecycle.ASSIGNED)
                .search("lang son")
                .order(FollowUpFilter.Order.TEXT)
                .descending(true)
                .filter());
  }

  private static Map<String, List<String>> query(String address) {
    int from = address.indexOf('?');
    return from < 0
        ? new HashMap<>()
        : Arrays.stream(address.substring(from + 1).split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.groupingBy(
                    pair -> pair[0],
                    Collectors.mapping(
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        Collectors.toList())));
  }

  static FollowUpFilter random(Random random) {
    FollowUpFilter.With filter = FollowUpFilter.ALL.with();
    if (random.nextInt(3) == 0) {
      filter.holderId(UUID.randomUUID()).reviewId(UUID.randomUUID());
    }
    if (random.nextInt(3) == 0) {
      filter.directiveId(UUID.randomUUID());
    }
    if (random.nextBoolean()) {
      filter.unitId(UUID.randomUUID()).role(UnitRole.values()[random.nextInt(2)]);
    }
    filter.lifecycle(some(random, Lifecycle.values()));
    filter.timeliness(some(random, Timeliness.values())).byOriginal(random.nextBoolean());
    filter.source(some(random, SourceKind.values()));
    if (random.nextBoolean()) {
      filter.field("Khoa học & công nghệ = 1+1").assignedBy(UUID.randomUUID());
    }
    if (random.nextBoolean()) {
      filter.assignedFrom(LocalDate.of(2019, 1, 1)).dueUntil(LocalDate.of(2019, 12, 31));
    }
    if (random.nextBoolean()) {
      filter.assignedUntil(LocalDate.of(2019, 6, 30)).dueFrom(LocalDate.of(2019, 2, 28));
    }
    if (random.nextInt(4) == 0) {
      filter.search("Lạng Sơn 100% #1").openWithoutDeadline(true);
    }
    if (random.nextInt(4) == 0) {
      filter.asOf(Instant.parse("2019-07-16T08:00:00.123456Z"));
    }
    return filter
        .order(FollowUpFilter.Order.values()[random.nextInt(6)])
        .descending(random.nextBoolean())
        .filter();
  }

  private static <T> Set<T> some(Random random, T[] values) {
    return random.nextBoolean()
        ? Set.of()
        : Stream.of(values).filter(v -> random.nextInt(3) == 0).collect(Collectors.toSet());
  }
}
