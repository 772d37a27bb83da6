package vn.dondoc.discussion;

import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.base.NfcText;

/** Opinions being typed, each person's own, so that a lost connection loses no words. */
@Component
class TypedOpinions {
  private final JdbcClient jdbc;

  TypedOpinions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(UUID reviewId, UUID personId, OpinionDraft typed) {
    jdbc.sql(
            """
            insert into typed_opinion
              (review_id, person_id, speaker_id, organisation_id, section_id, key_task_id, text)
            values (:review, :person, :speaker, :organisation, :section, :keyTask, :text)
            on conflict (review_id, person_id) do update set speaker_id = excluded.speaker_id,
              organisation_id = excluded.organisation_id, section_id = excluded.section_id,
              key_task_id = excluded.key_task_id, text = excluded.text
            """)
        .param("review", reviewId)
        .param("person", personId)
        .param("speaker", typed.speakerId(), Types.OTHER)
        .param("organisation", typed.organisationId(), Types.OTHER)
        .param("section", typed.sectionId(), Types.OTHER)
        .param("keyTask", typed.keyTaskId(), Types.OTHER)
        .param("text", NfcText.normal(typed.text()))
        .update();
  }

  Optional<OpinionDraft> kept(UUID reviewId, UUID personId) {
    return jdbc.sql(
            "select speaker_id, organisation_id, section_id, key_task_id, text from typed_opinion"
                + " where review_id = ? and person_id = ?")
        .params(reviewId, personId)
        .query(
            (rs, row) ->
                new OpinionDraft(
                    rs.getObject(1, UUID.class),
                    rs.getObject(2, UUID.class),
                    rs.getObject(3, UUID.class),
                    rs.getObject(4, UUID.class),
                    rs.getString(5)))
        .optional();
  }

  void forget(UUID reviewId, UUID personId) {
    jdbc.sql("delete from typed_opinion where review_id = ? and person_id = ?")
        .params(reviewId, personId)
        .update();
  }
}
