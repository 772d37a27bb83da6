package vn.dondoc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.api.ApiClient.Answer;
import vn.dondoc.api.ApiClient.Call;
import vn.dondoc.base.MovableClock;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestAssociation;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.review.OpenReview;
import vn.dondoc.review.ReviewPlan;

/**
 * Who may do what through the API: every operation against every post of the union, of the unit
 * that leads, of one that coordinates, of another one; the same posts of another union, a post that
 * gives no right, and none. The expectation is the table of the design, section 1; whoever is not
 * named in a row may not.
 */
@DonDocTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiAccessTests {
  private static final String FOLLOW_UPS = "/api/v1/follow-ups";

  private static final Set<String> OFFICES = Set.of("OFFICE", "CHIEF_OF_OFFICE");
  private static final Set<String> LEADERSHIP =
      Set.of("CHAIR", "STANDING_VICE_CHAIR", "SECRETARY_GENERAL");
  private static final Set<String> COMMITTEE = Set.of("STANDING_BOARD_MEMBER", "COMMITTEE_MEMBER");
  private static final Set<String> DELEGATES = Set.of("CHAIR_DELEGATE", "UNION_DELEGATE");
  private static final Set<String> READERS = and(LEADERSHIP, OFFICES, COMMITTEE, DELEGATES);
  private static final Set<String> LEAD = of("lead");
  private static final Set<String> COORDINATING = of("coordinating");
  private static final Set<String> OTHERS = of("other");
  private static final Set<String> IN_UNION = and(READERS, LEAD, COORDINATING, OTHERS);
  private static final Set<String> DECIDES = Set.of("CHAIR", "CHAIR_DELEGATE");
  private static final Set<String> FOR_THE_UNION = Set.of("SECRETARY_GENERAL", "UNION_DELEGATE");

  /** One line of the table; who sees the thing and may not is told so, the rest that it is not. */
  private record Row(String name, Set<String> may, Set<String> see, Call call) {}

  @Autowired WebApplicationContext application;
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired OpenReview openReview;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private final Map<String, UUID> people = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private ApiClient api;
  private TestUnion union;

  @BeforeAll
  void aUnionAndItsTasks() {
    clock.standAt(TestClock.START);
    api = new ApiClient(application);
    union = unions.found(3);
    union.people().forEach((post, id) -> people.put(post.name(), id));
    for (Post delegate : List.of(Post.CHAIR_DELEGATE, Post.UNION_DELEGATE)) {
      people.put(delegate.name(), unions.person("Delegate", union.id(), delegate));
    }
    putAll("lead", union.association(0));
    putAll("coordinating", union.association(1));
    putAll("other", union.association(2));
    people.put("guest", unions.person("Guest", union.id(), Post.OTHER));
    TestUnion elsewhere = unions.found(1);
    elsewhere.people().forEach((post, id) -> people.put("elsewhere " + post, id));
    putAll("elsewhere", elsewhere.association(0));
    people.put("stranger", unions.stranger());
    fillTheTable();
  }

  private void fillTheTable() {
    UUID lead = union.association(0).id();
    UUID coordinating = union.association(1).id();
    UUID task = assign(lead, coordinating);
    UUID ofTheUnion = assign(union.id(), coordinating);
    UUID review =
        actingAs.person(
            union.office(),
            () ->
                openReview.open(
                    union.id(),
                    new ReviewPlan(
                        "Sơ kết",
                        LocalDate.of(2019, 1, 1),
                        LocalDate.of(2019, 6, 30),
                        LocalDate.of(2019, 7, 1),
                        LocalDate.of(2019, 12, 31),
                        List.of("Tổ chức"),
                        LocalDate.of(2019, 6, 20),
                        LocalDate.of(2019, 7, 10))));
    String evidence =
        api.post(FOLLOW_UPS + "/" + task + "/progress")
            .as(union.association(0).head())
            .ifMatch("*")
            .json(
                "{'percent':10,'words':'Bắt đầu','files':[{'name':'a.pdf','content':'%s'}]}"
                    .formatted(
                        Base64.getEncoder()
                            .encodeToString("%PDF-1.4\n".getBytes(StandardCharsets.UTF_8))))
            .send()
            .json()
            .at("/progress/0/files/0/id")
            .asString();
    Set<String> see = and(READERS, LEAD, COORDINATING);
    String of = "?holder=" + union.id();

    row("listFollowUps", see, Set.of(), api.get(FOLLOW_UPS + of + "&unit=" + lead));
    row("readFollowUp", see, Set.of(), api.get(FOLLOW_UPS + "/" + task));
    row("readEvidence", see, Set.of(), api.get(FOLLOW_UPS + "/" + task + "/evidence/" + evidence));
    row("assignFollowUps", and(Set.of("CHAIR"), OFFICES), people.keySet(), assignment(lead));
    row("listReviews", IN_UNION, Set.of(), api.get("/api/v1/reviews"));
    row("readReview", IN_UNION, Set.of(), api.get("/api/v1/reviews/" + review));
    row("listUnits", IN_UNION, Set.of(), api.get("/api/v1/units" + of));
    row("readStanding", IN_UNION, people.keySet(), api.get("/api/v1/standing" + of));
    for (String by : List.of("Unit", "Review", "Source", "Month")) {
      row(
          "readStandingBy" + by,
          IN_UNION,
          people.keySet(),
          api.get("/api/v1/standing/" + by.toLowerCase(java.util.Locale.ROOT) + "s" + of));
    }
    Map<String, String> ofTheLead = new TreeMap<>();
    ofTheLead.put("acknowledge acknowledge", "'a':0");
    ofTheLead.put("decline declination", "'reason':'Thiếu người'");
    ofTheLead.put("reportProgress progress", "'percent':20,'words':'Đang làm'");
    ofTheLead.put(
        "complete completion", "'words':'Xong','withoutUnits':['%s']".formatted(coordinating));
    ofTheLead.put("askExtension extension", "'dueOn':'2019-12-31','reason':'Mưa'");
    ofTheLead.forEach(
        (act, body) -> {
          String operation = act.split(" ")[0];
          String path = act.split(" ")[1];
          String own = "acknowledge".equals(operation) ? "" : body;
          String told = (own.isEmpty() ? "" : own + ",") + "'onBehalf':{'source':'Điện thoại'}";
          row(operation, LEAD, see, act(task, path, "{" + own + "}"));
          row(operation, OFFICES, see, act(task, path, "{" + told + "}"));
          row(
              operation,
              FOR_THE_UNION,
              and(READERS, COORDINATING),
              act(ofTheUnion, path, "{" + own + "}"));
        });
    String part = "'unitId':'%s','words':'Góp phần'".formatted(coordinating);
    row("contribute", COORDINATING, see, act(task, "contribution", "{" + part + "}"));
    row(
        "contribute",
        OFFICES,
        see,
        act(task, "contribution", "{" + part + ",'onBehalf':{'source':'Thư'}}"));
    row("confirm", OFFICES, see, act(task, "confirmation", null));
    row("sendBack", OFFICES, see, act(task, "sending-back", "{'reason':'Thiếu'}"));
    row(
        "decideExtension",
        DECIDES,
        see,
        act(task, "extension/decision", "{'decision':'REFUSED','reason':'Gấp'}"));
  }

  @TestFactory
  Stream<DynamicTest> everyOperationAgainstEveryPost() {
    return rows.stream().map(row -> DynamicTest.dynamicTest(row.name, () -> assertWhoMay(row)));
  }

  private void assertWhoMay(Row row) {
    Set<String> may = new TreeSet<>();
    Set<String> toldThatNot = new TreeSet<>();
    people.forEach(
        (who, id) -> {
          Answer answer = undone(row.call.as(id));
          if (isDone(answer)) {
            may.add(who);
          } else if (answer.status() == 403) {
            toldThatNot.add(who);
          } else {
            assertThat(answer.status()).as(who + " " + answer).isIn(200, 404);
          }
        });
    assertThat(may).as("who may: " + row.name).isEqualTo(new TreeSet<>(row.may));
    Set<String> refused = new TreeSet<>(row.see);
    refused.removeAll(row.may);
    assertThat(toldThatNot).as("who sees and may not: " + row.name).isEqualTo(refused);
    assertThat(undone(row.call.header("Authorization", null)).status()).isEqualTo(401);
  }

  /** Let through is also who is stopped by a rule of the thing itself. */
  private static boolean isDone(Answer answer) {
    return switch (answer.status()) {
      case 200, 201 ->
          answer.response().getContentType().startsWith("application/pdf")
              || (answer.json().isArray()
                  ? !answer.json().isEmpty()
                  : !answer.json().path("total").asString("1").equals("0"));
      case 409, 422 -> true;
      default -> false;
    };
  }

  /** What the call does is taken back. */
  private Answer undone(Call call) {
    return java.util.Objects.requireNonNull(
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              return call.send();
            }));
  }

  /** A new operation must say in the table who may do it. */
  @Test
  void noOperationIsLeftOut() {
    Set<String> documented = new TreeSet<>();
    ApiClient.JSON
        .readTree(api.get(ApiPaths.DOCUMENT).send().text())
        .path("paths")
        .forEach(path -> path.forEach(o -> documented.add(o.path("operationId").asString())));
    assertThat(new TreeSet<>(rows.stream().map(Row::name).toList())).isEqualTo(documented);
  }

  private void row(String operation, Set<String> may, Set<String> see, Call call) {
    rows.add(new Row(operation, may, see, call));
  }

  private Call act(UUID task, String path, @Nullable String body) {
    Call call = api.post(FOLLOW_UPS + "/" + task + "/" + path).ifMatch("*");
    return body == null ? call : call.json(body);
  }

  private Call assignment(UUID lead) {
    return api.post(FOLLOW_UPS)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .json(
            "{'holderId':'%s','text':'Việc','each':['%s'],'source':{'kind':'TELEPHONE','words':'Gọi'}}"
                .formatted(union.id(), lead));
  }

  private UUID assign(UUID lead, UUID coordinating) {
    Answer made =
        api.post(FOLLOW_UPS)
            .as(union.chair())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .json(
                "{'holderId':'%s','text':'Việc','lead':'%s','coordinating':['%s'],'dueOn':'2019-09-30','source':{'kind':'MEETING','words':'Giao ban'}}"
                    .formatted(union.id(), lead, coordinating))
            .send();
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return UUID.fromString(made.json().at("/ids/0").asString());
  }

  private void putAll(String where, TestAssociation association) {
    people.put(where + " HEAD", association.head());
    people.put(where + " VICE_HEAD", association.viceHead());
    people.put(where + " OFFICER", association.officer());
  }

  private static Set<String> of(String where) {
    return Set.of(where + " HEAD", where + " VICE_HEAD", where + " OFFICER");
  }

  @SafeVarargs
  private static Set<String> and(Set<String>... some) {
    return Arrays.stream(some).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }
}
