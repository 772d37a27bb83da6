package vn.dondoc.discussion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.CaseTab;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.discussion.ConferenceView;
import vn.dondoc.discussion.Convening;
import vn.dondoc.discussion.Discussing;
import vn.dondoc.discussion.OpinionView;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;

/** The conference on the page of a review: when, who, one's own opinions, all of them. */
@org.springframework.stereotype.Component
class DiscussionTab implements CaseTab {
  private final Convening convening;
  private final Discussing discussing;
  private final Access access;

  DiscussionTab(Convening convening, Discussing discussing, Access access) {
    this.convening = convening;
    this.discussing = discussing;
    this.access = access;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public String labelKey() {
    return "discussion.tab";
  }

  @Override
  public Optional<Integer> count(UUID reviewId) {
    try {
      int opinions = discussing.opinions(reviewId).size();
      return opinions == 0 ? Optional.empty() : Optional.of(opinions);
    } catch (NotFound e) {
      return Optional.empty();
    }
  }

  @Override
  public Component content(UUID reviewId) {
    Div content = new Div();
    content.addClassName("discussion-tab");
    Optional<ConferenceView> known = conference(reviewId);
    known.ifPresent(
        conference -> {
          content.add(
              new ConferenceSummary(conference, convening, UI.getCurrentOrThrow().getLocale()));
          List<Component> acts = acts(content, conference);
          if (!acts.isEmpty()) {
            Div row = new Div(acts.toArray(Component[]::new));
            row.addClassName("button-row");
            content.add(row);
          }
        });
    List<OpinionView> opinions = opinions(reviewId);
    List<OpinionView> mine = opinions.stream().filter(OpinionView::mine).toList();
    if (!mine.isEmpty()) {
      content.add(new H2(content.getTranslation("discussion.mine")));
      mine.forEach(opinion -> content.add(card(opinion, content, true)));
    }
    List<OpinionView> others = opinions.stream().filter(o -> !o.mine()).toList();
    if (!others.isEmpty()) {
      content.add(
          new H2(content.getTranslation(mine.isEmpty() ? "discussion.all" : "discussion.others")));
      others.forEach(opinion -> content.add(card(opinion, content, false)));
    }
    if (opinions.isEmpty()) {
      content.add(
          known.isEmpty()
              ? new EmptyState(content.getTranslation("discussion.mine.none"))
              : new Paragraph(content.getTranslation("opinion.none")));
    }
    return content;
  }

  private OpinionCard card(OpinionView opinion, Div content, boolean mine) {
    OpinionCard card = new OpinionCard(opinion);
    if (mine && !opinion.answered()) {
      card.waits();
    }
    if (opinion.answered()) {
      card.linkToWhatBecameOfIt();
    }
    return card;
  }

  private List<Component> acts(Div content, ConferenceView conference) {
    List<Component> acts = new java.util.ArrayList<>();
    UUID id = conference.reviewId();
    boolean office = access.may(Right.CONVENE, conference.holderId());
    if (office && conference.convenedAt() != null) {
      acts.add(go(content, "conference.attendance", "convene/" + id));
    }
    if (conference.takesOpinions()) {
      if (access.may(Right.RECORD_DISCUSSION, conference.holderId())) {
        acts.add(go(content, "step.recordDiscussion", "recordDiscussion/" + id));
      }
      if (access.may(Right.HAND_IN_OPINION, conference.holderId())) {
        acts.add(go(content, "opinion.handIn", "handInOpinion/" + id));
      }
    }
    if (conference.discussionClosedAt() != null
        && conference.answersReleasedAt() == null
        && access.may(Right.ANSWER_OPINION, conference.holderId())) {
      discussing.opinions(id).stream()
          .filter(o -> !o.answered())
          .findFirst()
          .ifPresent(o -> acts.add(go(content, "answer.answerIt", "answerOpinion/" + o.id())));
    }
    return acts;
  }

  private static Button go(Div content, String key, String path) {
    return new Button(content.getTranslation(key), e -> UI.getCurrentOrThrow().navigate(path));
  }

  private Optional<ConferenceView> conference(UUID reviewId) {
    try {
      return Optional.of(convening.conference(reviewId));
    } catch (NotFound e) {
      return Optional.empty();
    }
  }

  private List<OpinionView> opinions(UUID reviewId) {
    try {
      return discussing.opinions(reviewId);
    } catch (NotFound e) {
      return List.of();
    }
  }
}
