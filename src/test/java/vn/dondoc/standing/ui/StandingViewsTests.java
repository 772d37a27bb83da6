package vn.dondoc.standing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Location;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.MovableClock;
import vn.dondoc.followup.FollowUpParameters;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.standing.FrozenStandings;
import vn.dondoc.standing.PublishedFigures;
import vn.dondoc.standing.RandomFollowUps;

/** The pages of the standing, without a browser. */
@DonDocTest
@ViewPackages(packages = "vn.dondoc")
class StandingViewsTests extends SpringBrowserlessTest {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired FollowUpSearch followUps;
  @Autowired FrozenStandings frozen;

  private TestUnion union;

  @BeforeEach
  void stand() {
    clock.standAt(TestClock.START);
    union = unions.found(3);
  }

  @Test
  void thePublishedFiguresStandOnThePageWithBothRates() {
    PublishedFigures.fill(jdbc, union, clock.instant());
    actingAs.person(
        union.chair(),
        () -> {
          UI.getCurrent().setLocale(Locale.of("vi", "VN"));
          UI.getCurrent().navigate("standing");
          List<String> numbers = texts("standing-number");
          assertThat(numbers)
              .contains("14.068", "1.983", "16.051", "5.640", "223", "5.863", "21.914", "16.274");
          assertThat(texts("standing-rate-value")).containsExactly("73,2%", "98,6%");
          UI.getCurrent().navigate("standing/wall");
          assertThat(texts("wall-number"))
              .containsExactly(
                  "16.051", "14.068", "1.983", "5.863", "5.640", "223", "73,2%", "98,6%");
        });
  }

  /** For every number of every table of the page: as many rows as it says are behind it. */
  @Test
  void everyNumberOpensExactlyItsRows() {
    RandomFollowUps given = new RandomFollowUps(jdbc, union, 7);
    given.add(60, clock.instant());
    for (int day = 0; day < 40; day += 4) {
      clock.standAt(clock.instant().plus(Duration.ofDays(4)));
      given.change(8, clock.instant().minusSeconds(600));
      given.add(4, clock.instant().minusSeconds(300));
    }
    UUID kept = actingAs.person(union.office(), () -> frozen.freeze(union.id(), "Báo cáo tháng 7"));
    clock.standAt(clock.instant().plus(Duration.ofDays(3)));
    given.change(10, clock.instant().minusSeconds(60));
    List<String> pages =
        List.of(
            "standing",
            "standing?original=1",
            "standing?asOf=2019-06-21",
            "standing?asOf=2019-06-21&original=1",
            "standing?review=direct",
            "standing?review=" + given.reviews.getFirst(),
            "standing?source=MEETING&from=2019-06-08&until=2019-06-25",
            "standing?unit=" + union.association(0).id() + "&asOf=2019-06-30",
            "standing/frozen/" + kept,
            "standing/frozen/" + kept + "?original=1",
            "organisations/" + union.association(1).id());
    actingAs.person(
        union.chair(),
        () -> {
          UI.getCurrent().setLocale(Locale.of("vi", "VN"));
          for (String page : pages) {
            Location location = new Location(page);
            UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
            List<Anchor> links =
                all((Component) getCurrentView())
                    .filter(Anchor.class::isInstance)
                    .map(Anchor.class::cast)
                    .filter(a -> a.hasClassName("standing-number"))
                    .toList();
            assertThat(links).as(page).hasSizeGreaterThan(10);
            for (Anchor link : links) {
              assertThat(followUps.count(FollowUpParameters.parse(query(link.getHref()))).all())
                  .as(page + ": " + link.getHref())
                  .isEqualTo(Integer.parseInt(link.getText().replace(".", "")));
            }
          }
        });
  }

  /** All figures, but no way to lists that it could read only a part of. */
  @Test
  void anAssociationOpensOnlyItsOwnRows() {
    new RandomFollowUps(jdbc, union, 3).add(60, clock.instant());
    actingAs.person(
        union.association(0).head(),
        () -> {
          UI.getCurrent().navigate("standing");
          assertThat(texts("standing-number")).hasSizeGreaterThan(20);
          List<String> units =
              all((Component) getCurrentView())
                  .filter(c -> c instanceof Anchor a && a.hasClassName("standing-number"))
                  .map(
                      c ->
                          String.join(
                              "", query(((Anchor) c).getHref()).getOrDefault("unit", List.of())))
                  .distinct()
                  .toList();
          assertThat(units).containsExactly(union.association(0).id().toString());
          UI.getCurrent().navigate("organisations/" + union.association(0).id());
          assertThat(texts("standing-number")).isNotEmpty();
        });
    actingAs.person(
        union.administrator(),
        () -> {
          UI.getCurrent().navigate("organisations/" + union.association(0).id());
          assertThat(texts("standing-number")).isEmpty();
        });
  }

  private List<String> texts(String css) {
    return all((Component) getCurrentView())
        .filter(c -> c.getElement().getClassList().contains(css))
        .map(c -> c.getElement().getText())
        .toList();
  }

  private static Stream<Component> all(Component component) {
    return Stream.concat(
        Stream.of(component), component.getChildren().flatMap(StandingViewsTests::all));
  }

  private static Map<String, List<String>> query(String address) {
    if (!address.contains("?")) {
      return Map.of();
    }
    return Arrays.stream(address.substring(address.indexOf('?') + 1).split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.groupingBy(
                pair -> pair[0],
                Collectors.mapping(
                    pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                    Collectors.toCollection(ArrayList::new))));
  }
}
