package vn.dondoc.discussion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.dondoc.discussion.OpinionView.About;
import vn.dondoc.discussion.OpinionView.AnswerView;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Organisations.PersonInfo;
import vn.dondoc.organisation.Right;

/** Shows opinions to the signed-in person, each answer only to whom it is for already. */
@Component
class OpinionViews {
  private final ReportPlaces places;
  private final Organisations organisations;
  private final Access access;

  OpinionViews(ReportPlaces places, Organisations organisations, Access access) {
    this.places = places;
    this.organisations = organisations;
    this.access = access;
  }

  List<OpinionView> of(Conference conference, List<Opinion> shown) {
    if (shown.isEmpty()) {
      return List.of();
    }
    List<UUID> people = new ArrayList<>();
    for (Opinion opinion : shown) {
      people.add(opinion.authorId);
      people.add(opinion.takenBy);
      if (opinion.answeredBy != null) {
        people.add(opinion.answeredBy);
      }
    }
    Map<UUID, PersonInfo> names = organisations.people(people);
    Map<UUID, OrganisationInfo> units =
        organisations.get(shown.stream().map(o -> o.organisationId).distinct().toList());
    Map<UUID, About> about = places.of(conference.reviewId);

    UUID me = access.personId();
    UUID holder = conference.holderId;
    boolean answers = access.may(Right.ANSWER_OPINION, holder);
    boolean concludes = answers || access.may(Right.CONCLUDE, holder);
    boolean worksOn =
        concludes || access.may(Right.AMEND_REPORT, holder) || access.may(Right.CONVENE, holder);
    boolean released = conference.answersReleasedAt != null;

    return shown.stream()
        .map(
            o -> {
              boolean mine = o.authorId.equals(me);
              boolean seesAnswer = released || concludes || worksOn && !mine;
              boolean answered = seesAnswer && o.isAnswered();
              return new OpinionView(
                  o.id,
                  o.reviewId,
                  o.number,
                  o.authorId,
                  name(names, o.authorId),
                  o.organisationId,
                  Optional.ofNullable(units.get(o.organisationId))
                      .map(OrganisationInfo::label)
                      .orElse(""),
                  place(about, o.sectionId != null ? o.sectionId : o.keyTaskId),
                  o.text,
                  o.handedIn,
                  o.takenAt,
                  name(names, o.takenBy),
                  mine,
                  answered,
                  answered || answers && o.answerKind != null
                      ? new AnswerView(
                          o.answerKind,
                          o.answerWords,
                          o.proposedDirective,
                          o.reportVersion,
                          place(about, o.changedId),
                          o.answeredAt,
                          name(names, o.answeredBy))
                      : null,
                  o.version);
            })
        .toList();
  }

  private static @Nullable About place(Map<UUID, About> places, @Nullable UUID id) {
    return id == null ? null : places.get(id);
  }

  private static String name(Map<UUID, PersonInfo> names, @Nullable UUID id) {
    return Optional.ofNullable(id == null ? null : names.get(id)).map(PersonInfo::name).orElse("");
  }
}
