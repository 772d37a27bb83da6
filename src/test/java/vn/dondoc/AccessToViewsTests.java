package vn.dondoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.base.MovableClock;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.DirectiveDetails;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.NoticeSignature;
import vn.dondoc.conclusion.ReviewsToConclude;
import vn.dondoc.conclusion.ReviewsToConclude.ReviewToConclude;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.report.AssociationReporting;

/**
 * Who may open which screen, by its address: whoever may not gets the page that says that there is
 * no such page.
 */
@DonDocTest
@ViewPackages(packages = "vn.dondoc")
class AccessToViewsTests extends SpringBrowserlessTest {
  private static final Set<String> OFFICES = Set.of("OFFICE", "CHIEF_OF_OFFICE");
  private static final Set<String> LEADERSHIP =
      Set.of("CHAIR", "STANDING_VICE_CHAIR", "SECRETARY_GENERAL");
  private static final Set<String> COMMITTEE = Set.of("STANDING_BOARD_MEMBER", "COMMITTEE_MEMBER");
  private static final Set<String> READERS = and(LEADERSHIP, OFFICES, COMMITTEE);
  private static final Set<String> OWN = Set.of("own HEAD", "own VICE_HEAD", "own OFFICER");
  private static final Set<String> OTHERS =
      Set.of("other HEAD", "other VICE_HEAD", "other OFFICER");
  private static final Set<String> IN_UNION = and(READERS, OWN, OTHERS);
  private static final Set<String> ADMINISTRATOR = Set.of("ADMINISTRATOR");

  @Autowired TestUnions unions;
  @Autowired ReviewsToConclude reviews;
  @Autowired Concluding concluding;
  @Autowired AssociationReporting reporting;
  @Autowired ActingAs actingAs;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private final Map<String, UUID> people = new LinkedHashMap<>();
  private final Map<String, Set<String>> mayOpen = new LinkedHashMap<>();
  private ReviewToConclude open;

  @BeforeEach
  void aUnionInTheMiddleOfItsWork() {
    clock.standAt(TestClock.START);
    TestUnion union = unions.found(2);
    union.people().forEach((post, id) -> people.put(post.name(), id));
    people.putAll(people("own ", union.association(0)));
    people.putAll(people("other ", union.association(1)));
    people.put("guest", unions.person("Guest", union.id(), Post.OTHER));
    TestUnion elsewhere = unions.found(1);
    elsewhere.people().forEach((post, id) -> people.put("elsewhere " + post, id));
    people.putAll(people("elsewhere ", elsewhere.association(0)));
    people.put("stranger", unions.stranger());

    UUID association = union.association(0).id();
    ReviewToConclude issued = reviews.begin(union, 0);
    actingAs.person(
        union.chair(),
        () -> {
          UUID directive = concluding.addDirective(issued.id(), "Báo cáo", List.of());
          concluding.saveDirective(
              directive,
              new DirectiveDetails(
                  "Báo cáo",
                  Mode.EACH,
                  null,
                  List.of(),
                  List.of(association),
                  LocalDate.of(2019, 9, 30),
                  false,
                  null,
                  null,
                  null),
              0);
          concluding.issue(issued.id(), new NoticeSignature("CHỦ TỊCH", null));
        });
    UUID followUp =
        jdbc.sql("select id from follow_up where review_id = ?")
            .param(issued.id())
            .query(UUID.class)
            .single();
    open = reviews.begin(union, 1);
    UUID report =
        actingAs.person(
            union.association(0).officer(), () -> reporting.ofReview(open.id()).getFirst().id());
    UUID opinion = open.opinions().getFirst();

    Set<String> everyone = people.keySet();
    mayOpen.put("", everyone);
    mayOpen.put("tokens", everyone);
    mayOpen.put("reminders", everyone);
    mayOpen.put("reviews", everyone);
    mayOpen.put("reviews/" + open.id(), IN_UNION);
    mayOpen.put("draftReport/" + open.id(), READERS);
    mayOpen.put("approveDraft/" + open.id(), READERS);
    mayOpen.put("amendReport/" + open.id(), READERS);
    for (String step : List.of("submitAssociationReport", "confirmEntry", "correctEntry")) {
      mayOpen.put(step + "/" + report, and(READERS, OWN));
    }
    mayOpen.put("convene/" + open.id(), OFFICES);
    mayOpen.put("recordDiscussion/" + open.id(), OFFICES);
    mayOpen.put("handInOpinion/" + open.id(), and(LEADERSHIP, COMMITTEE));
    mayOpen.put("answerOpinion/" + opinion, Set.of("STANDING_VICE_CHAIR"));
    mayOpen.put("opinions/" + opinion, READERS);
    mayOpen.put("conclude/" + open.id(), READERS);
    mayOpen.put("notices/" + issued.id(), IN_UNION);
    mayOpen.put("follow-ups", everyone);
    UUID kept =
        jdbc.sql("select id from frozen_standing where review_id = ?")
            .param(issued.id())
            .query(UUID.class)
            .single();
    mayOpen.put("standing/frozen/" + kept, IN_UNION);
    for (String step :
        List.of(
            "follow-ups",
            "acknowledge",
            "decideDeclined",
            "carryOut",
            "confirmCompletion",
            "decideExtension")) {
      mayOpen.put(step + "/" + followUp, and(READERS, OWN));
    }
    UUID part = UUID.randomUUID();
    jdbc.sql("insert into contribution (id, follow_up_id, unit_id, version) values (?, ?, ?, 0)")
        .params(part, followUp, union.association(1).id())
        .update();
    UUID entry = UUID.randomUUID();
    jdbc.sql(
            "insert into entry_on_behalf (id, follow_up_id, unit_id, kind, entered_at, entered_by, source, state,"
                + " version) values (?, ?, ?, 'ACKNOWLEDGED', now(), ?, 'Điện thoại', 'TO_CONFIRM', 0)")
        .params(entry, followUp, association, union.office())
        .update();
    mayOpen.put("contribute/" + part, and(READERS, OWN));
    mayOpen.put("confirmFollowUpEntry/" + entry, and(READERS, OWN));
    mayOpen.put("correctFollowUpEntry/" + entry, and(READERS, OWN));
    mayOpen.put("organisations/" + association, and(LEADERSHIP, OFFICES, ADMINISTRATOR, OWN));
    mayOpen.put("mailbox", Set.of());
    UUID mail = UUID.randomUUID();
    jdbc.sql(
            "insert into mail (id, key, kind, holder_id, person_id, state, created_at, not_before)"
                + " values (?, ?, 'DIGEST', ?, ?, 'COLLECTING', now(), now())")
        .params(mail, mail.toString(), union.id(), union.association(0).officer())
        .update();
    mayOpen.put("mail/" + mail, and(OFFICES, ADMINISTRATOR));
  }

  /** The lists of what one manages show each person their own union; others have none. */
  private static final Map<String, Set<String>> OF_ONES_OWN_UNION =
      Map.ofEntries(
          Map.entry("organisations", and(LEADERSHIP, OFFICES, ADMINISTRATOR)),
          Map.entry("administration", ADMINISTRATOR),
          Map.entry("administration/organisations", ADMINISTRATOR),
          Map.entry("administration/people", ADMINISTRATOR),
          Map.entry("administration/calendar", and(OFFICES, ADMINISTRATOR)),
          Map.entry("administration/reminders", ADMINISTRATOR),
          Map.entry("audit", and(OFFICES, ADMINISTRATOR, Set.of("CHAIR"))),
          Map.entry("calls", OFFICES),
          Map.entry("mail", and(OFFICES, ADMINISTRATOR)),
          Map.entry("my-association", and(OWN, OTHERS)),
          Map.entry("reviews/new", OFFICES),
          Map.entry("assign", and(OFFICES, Set.of("CHAIR"))),
          Map.entry("delegation", Set.of("CHAIR")),
          Map.entry("standing", IN_UNION),
          Map.entry("standing/wall", IN_UNION));

  @Test
  void everyAddressAgainstEveryPost() {
    SoftAssertions all = new SoftAssertions();
    mayOpen.forEach(
        (address, may) -> {
          Set<String> opened = new TreeSet<>();
          people.forEach(
              (who, id) -> {
                if (opens(id, address)) {
                  opened.add(who);
                }
              });
          all.assertThat(opened).as(address).isEqualTo(new TreeSet<>(may));
        });
    OF_ONES_OWN_UNION.forEach(
        (address, may) -> {
          Set<String> opened =
              people.keySet().stream()
                  .filter(who -> !who.startsWith("elsewhere"))
                  .filter(who -> opens(people.get(who), address))
                  .collect(Collectors.toCollection(TreeSet::new));
          all.assertThat(opened).as(address).isEqualTo(new TreeSet<>(may));
        });
    all.assertAll();
  }

  @Test
  void whatIsNoIdAndWhatIsUnknownAreNoPages() {
    SoftAssertions all = new SoftAssertions();
    for (String address : mayOpen.keySet()) {
      int slash = address.indexOf('/');
      if (slash > 0) {
        for (String id : List.of(UUID.randomUUID().toString(), "1", "'--", "%3Cscript%3E")) {
          String unknown = address.substring(0, slash + 1) + id;
          people.forEach(
              (who, person) -> {
                if (Set.of("CHAIR", "OFFICE", "own HEAD").contains(who)) {
                  all.assertThat(opens(person, unknown)).as(who + " opens " + unknown).isFalse();
                }
              });
        }
      }
    }
    all.assertAll();
  }

  /** A new screen must say in the table who may open it. */
  @Test
  void noScreenIsLeftOut() {
    List<String> addresses = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.dondoc")) {
      if (type.isAnnotatedWith(Route.class) && !type.isAnnotatedWith(AnonymousAllowed.class)) {
        Class<?> view = type.reflect();
        addresses.add(view.getAnnotation(Route.class).value());
        Arrays.stream(view.getAnnotationsByType(RouteAlias.class))
            .map(RouteAlias::value)
            .forEach(addresses::add);
      }
    }
    Set<String> listed =
        mayOpen.keySet().stream()
            .map(a -> a.replaceFirst("/[0-9a-f-]{36}$", ""))
            .collect(Collectors.toSet());
    listed.addAll(OF_ONES_OWN_UNION.keySet());
    assertThat(addresses).isNotEmpty();
    assertThat(addresses.stream().map(a -> a.replaceFirst("/:\\w+$", ""))).isSubsetOf(listed);
  }

  private boolean opens(UUID person, String address) {
    return actingAs.person(
        person,
        () -> {
          UI.getCurrent().navigate(address);
          Component shown = (Component) getCurrentView();
          return !shown.getClass().getName().contains("ErrorPage");
        });
  }

  private static Map<String, UUID> people(String where, TestAssociation association) {
    return Map.of(
        where + "HEAD", association.head(),
        where + "VICE_HEAD", association.viceHead(),
        where + "OFFICER", association.officer());
  }

  @SafeVarargs
  private static Set<String> and(Set<String>... some) {
    return Arrays.stream(some).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }
}
