package vn.dondoc.standing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.dondoc.base.Days;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.OrganisationTab;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpParameters;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.organisation.Access;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingQuestion;
import vn.dondoc.standing.StandingReading;

/** On the page of an organisation: how what it leads stands, and its open work. */
@Service
class StandingTab implements OrganisationTab {
  private static final int AT_FIRST = 20;

  private final StandingReading reading;
  private final FollowUpSearch followUps;
  private final Access access;
  private final Clock clock;

  StandingTab(StandingReading reading, FollowUpSearch followUps, Access access, Clock clock) {
    this.reading = reading;
    this.followUps = followUps;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String labelKey() {
    return "standing.tab";
  }

  @Override
  public Optional<Integer> count(UUID organisationId) {
    return holder(organisationId)
        .map(holder -> followUps.count(open(organisationId, holder)).all())
        .filter(n -> n > 0);
  }

  @Override
  public Component content(UUID organisationId) {
    return holder(organisationId)
        .<Component>map(holder -> new Content(organisationId, holder))
        .orElseGet(Hidden::new);
  }

  /** The union under which it stands, where the person may know its figures. */
  private Optional<UUID> holder(UUID organisationId) {
    return Optional.ofNullable(access.holderOf(organisationId)).filter(reading::mayRead);
  }

  /** What it leads or coordinates, and is not done. */
  private static FollowUpFilter open(UUID organisationId, UUID holder) {
    return FollowUpFilter.ALL
        .with()
        .holderId(holder)
        .unitId(organisationId)
        .lifecycle(
            Lifecycle.ASSIGNED,
            Lifecycle.IN_PROGRESS,
            Lifecycle.AWAITING_CONFIRMATION,
            Lifecycle.DECLINED,
            Lifecycle.SUSPENDED)
        .filter();
  }

  /** For the administrator, who keeps the register and reads no follow-up. */
  private static class Hidden extends Div {
    Hidden() {
      add(new EmptyState(getTranslation("standing.notForAdministrator")));
    }
  }

  @StyleSheet("context://standing.css")
  private class Content extends Div {
    Content(UUID organisationId, UUID holder) {
      addClassName("standing-content");
      StandingQuestion question = StandingQuestion.NOW.ofHolder(holder).ofUnit(organisationId);
      Standing standing = reading.of(question);
      add(new Paragraph(getTranslation("standing.leads")));
      add(new StandingFigures(standing, question, new RowLinks(reading, holder)));
      Anchor more =
          new Anchor(StandingAddress.address(question), getTranslation("standing.moreOfUnit"));
      more.addClassName("button-link");
      add(more);
      add(new H2(getTranslation("standing.openWork")));
      FollowUpFilter open = open(organisationId, holder);
      List<FollowUpRow> rows = followUps.list(open, 0, AT_FIRST);
      if (rows.isEmpty()) {
        add(new Paragraph(getTranslation("standing.noOpenWork")));
      } else {
        add(new FollowUpLines(rows, Days.today(clock)));
        Anchor all =
            new Anchor(FollowUpParameters.address(open), getTranslation("standing.allOpenWork"));
        all.addClassName("button-link");
        add(all);
      }
    }
  }
}
