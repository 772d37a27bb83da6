package vn.dondoc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.MovableClock;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** A request that creates does so once, however often it comes. */
@DonDocTest
class IdempotencyTests {
  @Autowired WebApplicationContext application;
  @Autowired TestUnions unions;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private ApiClient api;
  private TestUnion union;

  @BeforeEach
  void aUnion() {
    clock.standAt(TestClock.START);
    api = new ApiClient(application);
    union = unions.found(2);
  }

  @Test
  void theSameRequestWithTheSameKeyIsAnsweredTheSame() {
    String key = UUID.randomUUID().toString();
    ApiClient.Answer first = assign(union.chair(), key, "Báo cáo");
    ApiClient.Answer second = assign(union.chair(), key, "Báo cáo");
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(first.json().path("ids").size()).isEqualTo(2);
    assertThat(followUps()).isEqualTo(2);
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefused() {
    String key = UUID.randomUUID().toString();
    assign(union.chair(), key, "Báo cáo");
    ApiClient.Answer other = assign(union.chair(), key, "Báo cáo khác");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("api.keyUsed");
    assertThat(followUps()).isEqualTo(2);
  }

  @Test
  void aKeyIsItsPersonsOwn() {
    String key = UUID.randomUUID().toString();
    assign(union.chair(), key, "Báo cáo");
    assertThat(assign(union.office(), key, "Báo cáo").status()).isEqualTo(201);
    assertThat(followUps()).isEqualTo(4);
  }

  @Test
  void whatWasRefusedLeavesTheKeyFree() {
    String key = UUID.randomUUID().toString();
    assertThat(assign(union.chair(), key, "").status()).isEqualTo(422);
    assertThat(assign(union.chair(), key, "Báo cáo").status()).isEqualTo(201);
    assertThat(followUps()).isEqualTo(2);
  }

  @Test
  void withoutAKeyNothingIsCreated() {
    assertThat(assign(union.chair(), null, "Báo cáo").status()).isEqualTo(400);
    assertThat(assign(union.chair(), "short", "Báo cáo").status()).isEqualTo(400);
    assertThat(followUps()).isZero();
  }

  @Test
  void tenAtOnceCreateOnce() throws Exception {
    String key = UUID.randomUUID().toString();
    api.token(union.chair());
    List<Callable<ApiClient.Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(() -> assign(union.chair(), key, "Báo cáo"));
    }
    List<ApiClient.Answer> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(10)) {
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).allMatch(a -> a.status() == 201 || a.status() == 409);
    assertThat(
            answers.stream().filter(a -> a.status() == 201).map(ApiClient.Answer::text).distinct())
        .hasSize(1);
    assertThat(followUps()).isEqualTo(2);
  }

  @Test
  void aKeyIsKeptFor48Hours() {
    String key = UUID.randomUUID().toString();
    assign(union.chair(), key, "Báo cáo");
    clock.standAt(TestClock.START.plus(Duration.ofHours(47)));
    assign(union.chair(), key, "Báo cáo");
    assertThat(followUps()).isEqualTo(2);
    clock.standAt(TestClock.START.plus(Duration.ofHours(49)));
    assign(union.chair(), key, "Báo cáo");
    assertThat(followUps()).isEqualTo(4);
    assertThat(
            jdbc.sql("select count(*) from idempotency_key where person_id = ?")
                .param(union.chair())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private ApiClient.Answer assign(UUID person, @Nullable String key, String text) {
    return api.post("/api/v1/follow-ups")
        .as(person)
        .header("Idempotency-Key", key)
        .json(
            "{'holderId':'%s','text':'%s','each':['%s','%s'],'dueOn':'2019-09-30','source':{'kind':'TELEPHONE','words':'Chủ tịch gọi'}}"
                .formatted(union.id(), text, union.association(0).id(), union.association(1).id()))
        .send();
  }

  private int followUps() {
    return jdbc.sql("select count(*) from follow_up where holder_id = ?")
        .param(union.id())
        .query(Integer.class)
        .single();
  }
}
