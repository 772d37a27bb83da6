package vn.dondoc.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.NotFound;
import vn.dondoc.followup.Assignment.To;
import vn.dondoc.followup.Comments.Line;
import vn.dondoc.followup.Comments.Mentionable;
import vn.dondoc.followup.Comments.News;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** What people write to each other about a follow-up, and whom they mention. */
@DonDocTest
@Import(CommentsTests.Heard.class)
class CommentsTests {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired AssignFollowUps assigning;
  @Autowired Comments comments;
  @Autowired FollowUpReading reading;
  @Autowired Heard heard;

  private TestUnion union;
  private UUID followUp;

  /** What the others are told. */
  static class Heard {
    final List<FollowUpMentioned> events = new ArrayList<>();

    @EventListener
    void on(FollowUpMentioned event) {
      events.add(event);
    }
  }

  @BeforeEach
  void aFollowUpOfTwo() {
    clock.standAt(TestClock.START);
    union = unions.found(3);
    followUp =
        actingAs
            .person(
                union.chair(),
                () ->
                    assigning.assign(
                        new Assignment(
                            union.id(),
                            "Góp ý dự thảo",
                            null,
                            To.together(
                                union.association(0).id(), List.of(union.association(1).id())),
                            LocalDate.of(2019, 9, 30),
                            null,
                            new Assignment.Source(SourceKind.MEETING, "Giao ban", null, null))))
            .getFirst();
    heard.events.clear();
  }

  @Test
  void whoeverReadsItWritesAndItStandsInTheHistory() {
    write(union.association(0).officer(), "  Cần thêm tài liệu. ", Set.of(), Set.of());
    write(union.committeeMember(), "Tôi có bản năm 2018.", Set.of(), Set.of());

    List<Line> lines = actingAs.person(union.association(1).head(), () -> comments.of(followUp));
    assertThat(lines)
        .extracting(Line::words)
        .containsExactly("Cần thêm tài liệu.", "Tôi có bản năm 2018.");
    assertThat(lines)
        .extracting(Line::post)
        .containsExactly(Post.ASSOCIATION_OFFICER, Post.COMMITTEE_MEMBER);
    assertThat(actingAs.person(union.chair(), () -> reading.get(followUp)).history())
        .filteredOn(h -> h.event() == FollowUpEvent.COMMENTED)
        .extracting(h -> h.words())
        .containsExactly("Tôi có bản năm 2018.", "Cần thêm tài liệu.");
    assertThat(heard.events).as("nobody was mentioned").isEmpty();
  }

  @Test
  void whoeverDoesNotReadItFindsNothing() {
    for (UUID person :
        List.of(union.association(2).head(), union.administrator(), unions.found(1).chair())) {
      assertThatThrownBy(() -> write(person, "?", Set.of(), Set.of())).isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> actingAs.person(person, () -> comments.of(followUp)))
          .isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> actingAs.person(person, () -> comments.mentionable(followUp)))
          .isInstanceOf(NotFound.class);
    }
  }

  @Test
  void aMentionStandsThereUntilThePageIsOpened() {
    UUID coordinating = union.association(1).id();
    UUID id =
        write(
            union.association(0).officer(),
            "Đề nghị gửi phần phối hợp.",
            Set.of(coordinating),
            Set.of(union.chair()));

    assertThat(heard.events)
        .containsExactly(
            new FollowUpMentioned(
                followUp,
                id,
                Set.of(coordinating),
                Set.of(union.chair()),
                union.association(0).officer()));
    assertThat(news(union.chair()))
        .singleElement()
        .extracting(News::words, News::followUpId)
        .containsExactly("Đề nghị gửi phần phối hợp.", followUp);
    assertThat(news(union.association(1).head())).hasSize(1);
    assertThat(news(union.association(1).officer())).hasSize(1);
    assertThat(news(union.association(0).head())).isEmpty();
    assertThat(news(union.office())).isEmpty();
    assertThat(actingAs.person(union.office(), () -> comments.of(followUp)).getFirst().mentioned())
        .hasSize(2);

    actingAs.person(union.office(), () -> comments.seen(followUp));
    assertThat(news(union.chair())).as("somebody else has looked").hasSize(1);
    actingAs.person(union.chair(), () -> comments.seen(followUp));
    assertThat(news(union.chair())).isEmpty();
    actingAs.person(union.association(1).head(), () -> comments.seen(followUp));
    assertThat(news(union.association(1).officer())).as("one of the unit has looked").isEmpty();
  }

  @Test
  void theUnionIsItsOfficeAndWhoActsForIt() {
    write(union.association(0).head(), "Xin ý kiến.", Set.of(union.id()), Set.of());
    assertThat(news(union.office())).hasSize(1);
    assertThat(news(union.secretaryGeneral())).hasSize(1);
    assertThat(news(union.chair())).isEmpty();
  }

  @Test
  void whoCannotSeeItCannotBeMentionedAndNothingTellsWhoExists() {
    TestUnion elsewhere = unions.found(1);
    List<UUID> persons =
        List.of(
            union.association(2).head(),
            union.administrator(),
            elsewhere.chair(),
            unions.stranger(),
            UUID.randomUUID());
    for (UUID person : persons) {
      assertThatThrownBy(() -> write(union.chair(), "Xem nhé", Set.of(), Set.of(person)))
          .isInstanceOfSatisfying(
              DomainException.class, e -> assertThat(e.key()).isEqualTo("comment.cannotSee"));
    }
    for (UUID unit :
        List.of(union.association(2).id(), union.partner(), elsewhere.id(), UUID.randomUUID())) {
      assertThatThrownBy(() -> write(union.chair(), "Xem nhé", Set.of(unit), Set.of()))
          .isInstanceOfSatisfying(
              DomainException.class, e -> assertThat(e.key()).isEqualTo("comment.cannotSee"));
    }
    assertThat(actingAs.person(union.chair(), () -> comments.of(followUp))).isEmpty();
    assertThat(actingAs.person(union.chair(), () -> comments.mentionable(followUp)))
        .extracting(Mentionable::id)
        .contains(
            union.id(),
            union.association(0).id(),
            union.association(1).id(),
            union.association(1).officer(),
            union.office())
        .doesNotContainAnyElementsOf(persons)
        .doesNotContain(union.chair());
  }

  @Test
  void whoHasLeftThePostIsNotToldAnyMore() {
    UUID head = union.association(1).head();
    write(union.chair(), "Đề nghị trao đổi.", Set.of(), Set.of(head));
    jdbc.sql("update appointment set until_day = ? where person_id = ?")
        .params(LocalDate.of(2019, 6, 1), head)
        .update();
    assertThat(news(head)).isEmpty();
  }

  @Test
  void wordsAreRequired() {
    assertThatThrownBy(() -> write(union.chair(), " \n ", Set.of(), Set.of()))
        .isInstanceOfSatisfying(
            DomainException.class, e -> assertThat(e.key()).isEqualTo("comment.wordsMissing"));
  }

  private List<News> news(UUID person) {
    return actingAs.person(person, comments::mine);
  }

  private UUID write(UUID person, String words, Set<UUID> units, Set<UUID> persons) {
    return actingAs.person(person, () -> comments.write(followUp, words, units, persons));
  }
}
