package vn.dondoc.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.api.ApiClient.Answer;
import vn.dondoc.api.ApiClient.Call;
import vn.dondoc.base.Messages;
import vn.dondoc.base.MovableClock;
import vn.dondoc.followup.FollowUpParameters;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.review.OpenReview;
import vn.dondoc.review.ReviewPlan;
import vn.dondoc.standing.PublishedFigures;

/**
 * What the document of the API says is so: it is valid, every operation answers as it says, and
 * every error that it names is met once.
 */
@DonDocTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTests {
  private static final String FOLLOW_UPS = "/api/v1/follow-ups";
  private static final String WHERE = "https://dondoc.test/openapi.json";
  private static final byte[] TOO_MUCH = new byte[(int) BodyLimit.MOST + 1];
  private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

  @Autowired WebApplicationContext application;
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired OpenReview openReview;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;
  @Autowired MovableClock clock;
  @Autowired Messages messages;

  private ApiClient api;
  private String document;
  private SchemaRegistry schemas;
  private TestUnion union;
  private UUID lead;
  private UUID leadOfficer;
  private UUID coordinating;
  private UUID coordinatingOfficer;
  private UUID review;
  private int addresses;

  /** By operation: a request that is right in every way. */
  private final Map<String, Supplier<Call>> right = new LinkedHashMap<>();

  /** By operation and status: what is wrong there that is wrong nowhere else. */
  private final Map<String, Supplier<Answer>> wrong = new LinkedHashMap<>();

  @BeforeAll
  void aUnion() {
    clock.standAt(TestClock.START);
    api = new ApiClient(application);
    union = unions.found(2);
    lead = union.association(0).id();
    leadOfficer = union.association(0).officer();
    coordinating = union.association(1).id();
    coordinatingOfficer = union.association(1).officer();
    review = actingAs.person(union.office(), () -> openReview.open(union.id(), plan()));
    document = api.get(ApiPaths.DOCUMENT).send().text();
    schemas =
        SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(WHERE, document)));
    fillTheTables();
  }

  private void fillTheTables() {
    right.put(
        "listFollowUps",
        () -> as(union.office(), api.get(FOLLOW_UPS + "?size=2&lifecycle=ASSIGNED")));
    wrong("listFollowUps", 400, () -> as(union.office(), api.get(FOLLOW_UPS + "?lifecycle=NONE")));
    right.put("assignFollowUps", this::assignment);
    wrong("assignFollowUps", 403, () -> assignment().as(leadOfficer));
    wrong("assignFollowUps", 422, () -> assignment().json(assignmentBody("2019-01-01")));
    wrong.put("assignFollowUps 409", this::assignWhileTheSameRuns);
    right.put("listUnits", () -> as(union.office(), api.get("/api/v1/units")));
    wrong("listUnits", 400, () -> as(union.office(), api.get("/api/v1/units?holder=1")));
    right.put("listReviews", () -> as(union.office(), api.get("/api/v1/reviews")));
    right.put("readReview", () -> as(union.office(), api.get("/api/v1/reviews/" + review)));
    for (String by : List.of("", "ByUnit", "ByReview", "BySource", "ByMonth")) {
      String operation = "readStanding" + by;
      String path =
          "/api/v1/standing"
              + (by.isEmpty() ? "" : "/" + by.substring(2).toLowerCase(Locale.ROOT) + "s");
      right.put(operation, () -> as(leadOfficer, api.get(path + "?source=DOCUMENT,TELEPHONE")));
      wrong(operation, 400, () -> as(leadOfficer, api.get(path + "?timeliness=LATE")));
      wrong(operation, 403, () -> as(union.administrator(), api.get(path)));
    }
    right.put("readFollowUp", () -> as(leadOfficer, api.get(FOLLOW_UPS + "/" + assigned())));
    right.put(
        "readEvidence",
        () -> {
          UUID id = assigned();
          JsonNode told = act(id, "progress", leadOfficer, progress("progress")).send().json();
          String file = told.at("/progress/0/files/0/id").asString();
          return as(leadOfficer, api.get(FOLLOW_UPS + "/" + id + "/evidence/" + file));
        });

    act("acknowledge", "acknowledge", "{}", this::assigned, this::inProgress);
    wrong(
        "acknowledge",
        422,
        () -> act(assigned(), "acknowledge", union.office(), "{'onBehalf':{'source':' '}}"));
    act("decline", "declination", "{'reason':'Thiếu người'}", this::assigned, this::inProgress);
    invalid("decline", "declination", "{'reason':''}", this::assigned);
    act("reportProgress", "progress", progress("progress"), this::inProgress, this::awaiting);
    invalid("reportProgress", "progress", "{'percent':101,'words':'a'}", this::inProgress);
    act("complete", "completion", completion(), this::inProgress, this::awaiting);
    invalid("complete", "completion", "{'words':'Xong'}", this::inProgress);
    String part = "{'unitId':'%s','words':'Đã góp phần'}".formatted(coordinating);
    act("contribute", "contribution", part, coordinatingOfficer, this::inProgress, this::assigned);
    wrong(
        "contribute",
        422,
        () ->
            act(
                inProgress(),
                "contribution",
                coordinatingOfficer,
                "{'unitId':'%s','words':''}".formatted(coordinating)));
    act("confirm", "confirmation", null, union.office(), this::awaiting, this::inProgress);
    String why = "{'reason':'Thiếu biên bản'}";
    act("sendBack", "sending-back", why, union.office(), this::awaiting, this::inProgress);
    wrong("sendBack", 422, () -> act(awaiting(), "sending-back", union.office(), "{'reason':''}"));
    String later = "{'dueOn':'2019-10-31','reason':'Mưa lũ'}";
    act("askExtension", "extension", later, this::inProgress, this::asked);
    invalid("askExtension", "extension", "{'dueOn':'2019-09-01','reason':'Mưa'}", this::inProgress);
    String granted = "{'decision':'GRANTED'}";
    act(
        "decideExtension",
        "extension/decision",
        granted,
        union.chair(),
        this::asked,
        this::inProgress);
    wrong(
        "decideExtension",
        422,
        () -> act(asked(), "extension/decision", union.chair(), "{'decision':'REFUSED'}"));
  }

  /** What a unit does that leads. */
  private void act(
      String operation, String path, String body, Supplier<UUID> ready, Supplier<UUID> tooLate) {
    act(operation, path, body, leadOfficer, ready, tooLate);
  }

  private void act(
      String operation,
      String path,
      String body,
      UUID person,
      Supplier<UUID> ready,
      Supplier<UUID> otherwise) {
    right.put(operation, () -> act(ready.get(), path, person, body));
    wrong(operation, 409, () -> act(otherwise.get(), path, person, body));
    // They read everything and do nothing.
    wrong(operation, 403, () -> act(ready.get(), path, union.committeeMember(), body));
  }

  private void invalid(String operation, String path, String body, Supplier<UUID> ready) {
    wrong(operation, 422, () -> act(ready.get(), path, leadOfficer, body));
  }

  private void wrong(String operation, int status, Supplier<Call> call) {
    wrong.put(operation + " " + status, () -> call.get().send());
  }

  /** What is wrong in the same way wherever it is documented. */
  private Answer provoke(String operation, int status) {
    Supplier<Answer> own = wrong.get(operation + " " + status);
    if (own != null) {
      return own.get();
    }
    Call call = right.get(operation).get();
    return switch (status) {
      case 400 -> call.body("{".getBytes(StandardCharsets.UTF_8)).send();
      case 401 -> call.header("Authorization", null).send();
      case 404 ->
          call.path(call.path.replaceFirst("[0-9a-f-]{36}", UUID.randomUUID().toString())).send();
      case 406 -> call.header("Accept", "text/csv").send();
      case 412 -> call.ifMatch("\"999999\"").send();
      case 413 -> call.body(TOO_MUCH).send();
      case 415 ->
          call.body("a=b".getBytes(StandardCharsets.UTF_8))
              .header("Content-Type", "text/plain")
              .send();
      case 428 -> call.ifMatch(null).send();
      case 429 -> {
        String address = "198.51.100." + ++addresses;
        call.from(address).header("Authorization", "Bearer dd_wrong");
        for (int i = 0; i < 10; i++) {
          call.send();
        }
        yield call.send();
      }
      case 500 -> whileATableIsMissing(call);
      default -> throw new AssertionError("nothing provokes " + status + " of " + operation);
    };
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentedAnswerIsMet() {
    List<DynamicTest> tests = new ArrayList<>();
    operations()
        .forEach(
            (operation, documented) ->
                documented
                    .path("responses")
                    .propertyNames()
                    .forEach(
                        status ->
                            tests.add(
                                DynamicTest.dynamicTest(
                                    operation + " " + status,
                                    () -> meet(operation, documented, Integer.parseInt(status))))));
    assertThat(tests.size()).isGreaterThan(100);
    return tests.stream();
  }

  private void meet(String operation, JsonNode documented, int status) {
    assertThat(right).as("a right request for").containsKey(operation);
    Answer answer = status < 300 ? right.get(operation).get().send() : provoke(operation, status);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    JsonNode content = documented.at("/responses/" + status + "/content");
    String type = answer.response().getContentType();
    if (content.has("*/*")) {
      assertThat(answer.response().getContentAsByteArray()).isEqualTo(PDF);
      return;
    }
    assertThat(content.propertyNames()).as("media types").contains(type);
    String path =
        "/paths/"
            + pathOf(operation).replace("/", "~1")
            + "/"
            + (operationIsGet(operation) ? "get" : "post")
            + "/responses/"
            + status
            + "/content/"
            + type.replace("/", "~1")
            + "/schema";
    assertThat(schemaAt(path).validate(answer.json()))
        .as("against the schema: " + answer)
        .isEmpty();
    if (status >= 400) {
      assertProblem(answer, status);
    }
  }

  private void assertProblem(Answer answer, int status) {
    JsonNode problem = answer.json();
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asString())
        .isEqualTo(ProblemKind.ofStatus(status).type().toString());
    assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("!");
    assertThat(messages.has(Messages.VIETNAMESE, problem.path("code").asString())).isTrue();
    assertThat(answer.header("Content-Language")).isEqualTo("vi");
    assertThat(problem.path("id").isMissingNode()).isEqualTo(status != 500);
  }

  @Test
  void theDocumentIsValid() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(document, null, options);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
    assertThat(ApiClient.JSON.readTree(document).path("openapi").asString()).startsWith("3.1");
  }

  /** In OpenAPI 3.1 a schema is one of JSON Schema 2020-12. */
  @Test
  void everySchemaOfTheDocumentIsASchema() {
    JsonNode all = ApiClient.JSON.readTree(document).at("/components/schemas");
    Schema metaSchema =
        SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    for (String name : all.propertyNames()) {
      assertThat(metaSchema.validate(all.get(name))).as(name).isEmpty();
    }
  }

  @Test
  void everyParameterOfTheListIsDocumentedAndNoOther() {
    Set<String> documented = new TreeSet<>();
    operations()
        .get("listFollowUps")
        .path("parameters")
        .forEach(p -> documented.add(p.path("name").asString()));
    Set<String> understood = new TreeSet<>(FollowUpParameters.NAMES);
    understood.addAll(List.of("page", "size"));
    assertThat(documented).isEqualTo(understood);
    Set<String> ofTheStanding = new TreeSet<>();
    operations()
        .get("readStanding")
        .path("parameters")
        .forEach(p -> ofTheStanding.add(p.path("name").asString()));
    assertThat(ofTheStanding).isEqualTo(new TreeSet<>(StandingEndpoints.NAMES));
  }

  /** The counts that the Government's working group published in 2017, with both rates. */
  @Test
  void thePublishedFiguresStandInTheApi() {
    TestUnion published = unions.found(7);
    PublishedFigures.fill(jdbc, published, clock.instant());
    JsonNode figures =
        as(published.association(0).officer(), api.get("/api/v1/standing")).send().json();
    Map<String, Integer> expected =
        Map.of(
            "onTime", 14_068,
            "late", 1_983,
            "completed", 16_051,
            "within", 5_640,
            "overdue", 223,
            "open", 5_863,
            "dated", 21_914,
            "all", 21_914);
    expected.forEach(
        (name, number) -> assertThat(figures.path(name).asInt()).as(name).isEqualTo(number));
    assertThat(figures.at("/completedOfAll/percent").asString()).isEqualTo("73.2");
    assertThat(figures.at("/completedOfDue/percent").asString()).isEqualTo("98.6");
    assertThat(figures.at("/completedOfDue/whole").asInt()).isEqualTo(16_274);
    int sum = 0;
    for (JsonNode unit : as(published.chair(), api.get("/api/v1/standing/units")).send().json()) {
      sum += unit.at("/standing/dated").asInt();
    }
    assertThat(sum).isEqualTo(21_914);
    JsonNode rows =
        as(published.office(), api.get(FOLLOW_UPS + "?timeliness=OVERDUE&size=1")).send().json();
    assertThat(rows.path("total").asInt()).isEqualTo(223);
  }

  @Test
  void nothingBelowApiReachesThePages() {
    for (String path : List.of("/api", "/api/", "/api/v1", "/api/v1/none", "/api/v2/follow-ups")) {
      Answer answer = as(union.office(), api.get(path)).send();
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertProblem(answer, 404);
      assertThat(api.get(path).send().status()).as(path).isEqualTo(401);
    }
  }

  @Test
  void anotherMethodIsRefusedWithThoseThatThereAre() {
    Answer answer =
        as(union.office(), api.call(org.springframework.http.HttpMethod.DELETE, FOLLOW_UPS)).send();
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, POST");
    assertProblem(answer, 405);
  }

  @Test
  void anAddressThatIsRefusedAtTheDoorGetsAProblemToo() {
    Answer answer = as(union.office(), api.get("/api/v1/follow-ups/%5c")).send();
    assertThat(answer.status()).isEqualTo(400);
    assertProblem(answer, 400);
  }

  @Test
  void theSentenceIsInTheLanguageAskedFor() {
    Call call = as(union.office(), api.get("/api/v1/none"));
    assertThat(call.send().json().path("detail").asString())
        .isEqualTo("Không tìm thấy, hoặc không có quyền xem.");
    Answer english = call.header("Accept-Language", "en-GB, vi;q=0.1").send();
    assertThat(english.header("Content-Language")).isEqualTo("en");
    assertThat(english.json().path("title").asString()).isEqualTo("Not found");
    for (String other : List.of("fr", "vi-VN, en;q=0.5", "*", "nonsense;;")) {
      assertThat(call.header("Accept-Language", other).send().header("Content-Language"))
          .as(other)
          .isEqualTo("vi");
    }
  }

  @Test
  void aMistypedPropertyIsNamed() {
    Answer answer =
        act(inProgress(), "progress", leadOfficer, "{'percent':1,'words':'a','wrods':'b'}").send();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asString()).contains("“wrods”");
    Answer missing = act(inProgress(), "progress", leadOfficer, "{'words':'a'}").send();
    assertThat(missing.json().path("detail").asString()).contains("“percent”");
    for (String query :
        List.of("lifecyle=ASSIGNED", "page=-1", "size=201", "size=x", "dueFrom=1")) {
      Answer refused = as(union.office(), api.get(FOLLOW_UPS + "?" + query)).send();
      assertThat(refused.status()).as(query).isEqualTo(400);
      assertThat(refused.json().path("detail").asString()).contains(query.split("=")[0]);
    }
  }

  @Test
  void aFileThatIsTooLargeOrOfAForbiddenKindIsRefused() {
    UUID id = inProgress();
    byte[] large = Arrays.copyOf(PDF, 20 * 1024 * 1024 + 1);
    assertThat(act(id, "progress", leadOfficer, withFile("a.pdf", large)).send().code())
        .isEqualTo("file.tooLarge");
    assertThat(act(id, "progress", leadOfficer, withFile("a.pdf", large)).send().status())
        .isEqualTo(413);
    byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    Answer forbidden = act(id, "progress", leadOfficer, withFile("a.pdf", page)).send();
    assertThat(forbidden.status()).isEqualTo(422);
    assertThat(forbidden.code()).isEqualTo("file.forbiddenKind");
    byte[] most = Arrays.copyOf(PDF, 20 * 1024 * 1024);
    assertThat(act(id, "progress", leadOfficer, withFile("a.pdf", most)).send().status())
        .isEqualTo(200);
  }

  @Test
  void theVersionGuardsEveryChange() {
    UUID id = assigned();
    Answer read = as(leadOfficer, api.get(FOLLOW_UPS + "/" + id)).send();
    String tag = read.header("ETag");
    assertThat(tag).isEqualTo("\"" + read.json().path("version").asInt() + "\"");
    Answer done = act(id, "acknowledge", leadOfficer, "{}").ifMatch(tag).send();
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.header("ETag")).isNotEqualTo(tag);
    assertThat(done.json().path("lifecycle").asString()).isEqualTo("IN_PROGRESS");
    Answer stale = act(id, "progress", leadOfficer, progress("progress")).ifMatch(tag).send();
    assertThat(stale.status()).isEqualTo(412);
    assertThat(count(id)).isEqualTo(0);
    String weak = "W/" + done.header("ETag");
    assertThat(act(id, "progress", leadOfficer, progress("progress")).ifMatch(weak).send().status())
        .isEqualTo(412);
    String several = tag + ", " + done.header("ETag");
    assertThat(
            act(id, "progress", leadOfficer, progress("progress")).ifMatch(several).send().status())
        .isEqualTo(200);
    assertThat(act(id, "progress", leadOfficer, progress("progress")).ifMatch("*").send().status())
        .isEqualTo(200);
    assertThat(count(id)).isEqualTo(2);
  }

  @Test
  void ofTenChangesToWhatWasReadOneIsDone() throws Exception {
    UUID id = inProgress();
    Call read = as(leadOfficer, api.get(FOLLOW_UPS + "/" + id));
    String tag = read.send().header("ETag");
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String body = "{'percent':%d,'words':'Đang làm'}".formatted(i);
      calls.add(() -> act(id, "progress", leadOfficer, body).ifMatch(tag).send());
    }
    List<Integer> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(10)) {
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get().status());
      }
    }
    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
    assertThat(count(id)).isEqualTo(1);
  }

  @Test
  void evidenceMayBeALinkToAPageOfTheWebAndToNothingElse() {
    String body = "{'percent':1,'words':'a','links':['%s']}";
    String page = "https://vusta.langson.gov.vn/tin/1";
    Answer told = act(inProgress(), "progress", leadOfficer, body.formatted(page)).send();
    assertThat(told.json().at("/progress/0/links/0").asString()).isEqualTo(page);
    Answer script =
        act(inProgress(), "progress", leadOfficer, body.formatted("javascript:alert(1)")).send();
    assertThat(script.status()).isEqualTo(422);
    assertThat(script.code()).isEqualTo("followUp.linkUnknown");
  }

  /** It is judged anew each day, whoever changes it. */
  @Test
  void readingIsNeverAnsweredWithUnchanged() {
    UUID id = assigned();
    Call read = as(leadOfficer, api.get(FOLLOW_UPS + "/" + id));
    String tag = read.send().header("ETag");
    assertThat(read.header("If-None-Match", tag).send().status()).isEqualTo(200);
  }

  @Test
  void theListGoesPageByPage() {
    TestUnion other = unions.found(2);
    for (int i = 0; i < 5; i++) {
      assertThat(
              api.post(FOLLOW_UPS)
                  .as(other.chair())
                  .header("Idempotency-Key", UUID.randomUUID().toString())
                  .json(
                      "{'holderId':'%s','text':'Việc %d','each':['%s'],'dueOn':'2019-09-0%d','source':{'kind':'MEETING','words':'Giao ban'}}"
                          .formatted(other.id(), i, other.association(0).id(), i + 1))
                  .send()
                  .status())
          .isEqualTo(201);
    }
    List<String> texts = new ArrayList<>();
    String next = FOLLOW_UPS + "?size=2&source=MEETING&q=viec";
    while (next != null) {
      Answer page = as(other.office(), api.get(next)).send();
      assertThat(page.json().path("total").asInt()).isEqualTo(5);
      page.json().path("items").forEach(item -> texts.add(item.path("text").asString()));
      String links = page.header("Link");
      assertThat(links).contains("rel=\"first\"", "rel=\"last\"", "source=MEETING", "q=viec");
      next =
          Arrays.stream(links.split(", "))
              .filter(link -> link.endsWith("rel=\"next\""))
              .map(link -> link.substring(1, link.indexOf('>')))
              .findFirst()
              .orElse(null);
    }
    assertThat(texts).containsExactly("Việc 0", "Việc 1", "Việc 2", "Việc 3", "Việc 4");
  }

  // What the requests are made of

  private Call as(UUID person, Call call) {
    return call.as(person);
  }

  private Call assignment() {
    return api.post(FOLLOW_UPS)
        .as(union.chair())
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .json(assignmentBody("2019-09-30"));
  }

  private String assignmentBody(String dueOn) {
    return "{'holderId':'%s','text':'Tổ chức hội thảo','lead':'%s','coordinating':['%s'],'dueOn':'%s','source':{'kind':'DOCUMENT','words':'Công văn của tỉnh','number':'12/CV','on':'2019-06-01'}}"
        .formatted(union.id(), lead, coordinating, dueOn);
  }

  private static String progress(String fileName) {
    return withFile(fileName + ".pdf", PDF);
  }

  private static String withFile(String name, byte[] content) {
    return "{'percent':40,'words':'Đang làm','difficulty':'Mưa','files':[{'name':'%s','content':'%s'}]}"
        .formatted(name, Base64.getEncoder().encodeToString(content));
  }

  private String completion() {
    return "{'words':'Xong','withoutUnits':['%s']}".formatted(coordinating);
  }

  private UUID assigned() {
    Answer made = assignment().send();
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return UUID.fromString(made.json().at("/ids/0").asString());
  }

  private UUID inProgress() {
    return done(act(assigned(), "acknowledge", leadOfficer, "{}"));
  }

  private UUID awaiting() {
    return done(act(inProgress(), "completion", leadOfficer, completion()));
  }

  private UUID asked() {
    return done(
        act(inProgress(), "extension", leadOfficer, "{'dueOn':'2019-12-31','reason':'Mưa'}"));
  }

  private static UUID done(Call call) {
    Answer answer = call.send();
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return UUID.fromString(answer.json().path("id").asString());
  }

  private Call act(UUID id, String path, UUID person, String body) {
    int version =
        jdbc.sql("select version from follow_up where id = ?")
            .param(id)
            .query(Integer.class)
            .single();
    Call call =
        as(person, api.post(FOLLOW_UPS + "/" + id + "/" + path)).ifMatch("\"" + version + "\"");
    return body == null ? call : call.json(body);
  }

  private int count(UUID id) {
    return jdbc.sql("select count(*) from progress where follow_up_id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  /** Another request with the same key has begun and does not end. */
  private Answer assignWhileTheSameRuns() {
    Call call = assignment();
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      try (PreparedStatement begun =
          other.prepareStatement(
              "insert into idempotency_key (person_id, key, request_hash, created_at) values (?, ?, '', ?)")) {
        begun.setObject(1, union.chair());
        begun.setString(2, call.headers.get("Idempotency-Key"));
        begun.setTimestamp(3, Timestamp.from(clock.instant()));
        begun.executeUpdate();
        return call.send();
      } finally {
        other.rollback();
        other.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A failure of ours: the database has lost a table that every request needs. */
  private Answer whileATableIsMissing(Call call) {
    jdbc.sql("alter table appointment rename to appointment_away").update();
    try {
      return call.send();
    } finally {
      jdbc.sql("alter table appointment_away rename to appointment").update();
    }
  }

  // What the document says

  private Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new LinkedHashMap<>();
    ApiClient.JSON
        .readTree(document)
        .path("paths")
        .forEach(path -> path.forEach(o -> operations.put(o.path("operationId").asString(), o)));
    return operations;
  }

  private String pathOf(String operation) {
    JsonNode paths = ApiClient.JSON.readTree(document).path("paths");
    for (String path : paths.propertyNames()) {
      for (JsonNode o : paths.get(path)) {
        if (o.path("operationId").asString().equals(operation)) {
          return path;
        }
      }
    }
    throw new AssertionError(operation);
  }

  private boolean operationIsGet(String operation) {
    return ApiClient.JSON
        .readTree(document)
        .path("paths")
        .path(pathOf(operation))
        .path("get")
        .path("operationId")
        .asString()
        .equals(operation);
  }

  private Schema schemaAt(String pointer) {
    return schemas.getSchema(
        SchemaLocation.of(WHERE + "#" + pointer.replace("{", "%7B").replace("}", "%7D")));
  }

  private static ReviewPlan plan() {
    return new ReviewPlan(
        "Sơ kết",
        java.time.LocalDate.of(2019, 1, 1),
        java.time.LocalDate.of(2019, 6, 30),
        java.time.LocalDate.of(2019, 7, 1),
        java.time.LocalDate.of(2019, 12, 31),
        List.of("Tổ chức"),
        java.time.LocalDate.of(2019, 6, 20),
        java.time.LocalDate.of(2019, 7, 10));
  }
}
