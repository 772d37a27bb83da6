package vn.dondoc.standing.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.standing.StandingQuestion;

/** What a page of the standing asks for, as the parameters of its address, and back. */
final class StandingAddress {
  static final String PAGE = "standing";

  /** In place of a review: what was assigned directly. */
  static final String DIRECT = "direct";

  private StandingAddress() {}

  static StandingQuestion parse(QueryParameters query) {
    StandingQuestion question =
        StandingQuestion.NOW
            .ofHolder(id(query, "holder"))
            .ofReview(id(query, "review"))
            .ofUnit(id(query, "unit"))
            .assigned(day(query, "from"), day(query, "until"))
            .againstOriginal(query.getSingleParameter("original").isPresent());
    LocalDate asOf = day(query, "asOf");
    if (asOf != null) {
      question = question.atTheEndOf(asOf);
    }
    Set<SourceKind> sources = EnumSet.noneOf(SourceKind.class);
    query.getParameters("source").stream()
        .flatMap(name -> Arrays.stream(SourceKind.values()).filter(k -> k.name().equals(name)))
        .forEach(sources::add);
    if (query.getSingleParameter("review").filter(DIRECT::equals).isPresent()) {
      if (sources.isEmpty()) {
        sources.addAll(StandingQuestion.DIRECT);
      } else {
        sources.retainAll(StandingQuestion.DIRECT);
      }
    }
    return question.from(sources);
  }

  static QueryParameters of(StandingQuestion question) {
    Map<String, String> query = new LinkedHashMap<>();
    put(query, "holder", question.holderId());
    put(query, "review", question.reviewId());
    if (question.sources().equals(StandingQuestion.DIRECT)) {
      query.put("review", DIRECT);
    } else if (question.sources().size() == 1) {
      query.put("source", question.sources().iterator().next().name());
    }
    put(query, "unit", question.unitId());
    put(query, "from", question.assignedFrom());
    put(query, "until", question.assignedUntil());
    put(query, "asOf", question.asOf() == null ? null : Days.of(question.asOf()));
    put(query, "original", question.byOriginal() ? "1" : null);
    return QueryParameters.simple(query);
  }

  /** The page that shows it. */
  static String address(StandingQuestion question) {
    String query = of(question).getQueryString();
    return query.isEmpty() ? PAGE : PAGE + "?" + query;
  }

  private static void put(Map<String, String> query, String name, @Nullable Object value) {
    if (value != null) {
      query.put(name, value.toString());
    }
  }

  private static @Nullable UUID id(QueryParameters query, String name) {
    Optional<String> given = query.getSingleParameter(name);
    try {
      return given.map(UUID::fromString).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable LocalDate day(QueryParameters query, String name) {
    Optional<String> given = query.getSingleParameter(name);
    try {
      return given.map(LocalDate::parse).orElse(null);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
