package vn.dondoc.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Stream;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.followup.Comments;
import vn.dondoc.inbox.Assigned;
import vn.dondoc.inbox.Assigned.AssignedRow;
import vn.dondoc.inbox.MySteps;
import vn.dondoc.inbox.MySteps.MyStep;
import vn.dondoc.inbox.MySteps.Urgency;
import vn.dondoc.review.OpinionNews;
import vn.dondoc.review.OpinionNews.News;

/** What waits for me, soonest first; what I assigned; nothing else. */
@Route(value = "", layout = Frame.class)
@PermitAll
class MyStepsView extends Div implements HasDynamicTitle {
  /** The first group of cards is led by the only primary button of the page. */
  private boolean primaryGiven;

  MyStepsView(MySteps mySteps, Comments comments, OpinionNews opinionNews, Assigned assigned) {
    addClassName("my-steps");
    List<MyStep> steps = mySteps.list();
    long overdue = steps.stream().filter(s -> s.urgency() == Urgency.OVERDUE).count();
    add(
        new PageHeader(getPageTitle())
            .meta(
                overdue > 0
                    ? getTranslation("inbox.countOverdue", steps.size(), overdue)
                    : getTranslation("inbox.count", steps.size())));
    if (steps.isEmpty()) {
      add(new EmptyState(getTranslation("inbox.empty")));
    }
    group("inbox.overdue", steps.stream().filter(s -> s.urgency() == Urgency.OVERDUE));
    group("inbox.soon", steps.stream().filter(s -> s.urgency() == Urgency.SOON));
    group("inbox.later", steps.stream().filter(s -> s.urgency() == Urgency.LATER));
    group(
        "inbox.withoutDeadline",
        steps.stream().filter(s -> s.urgency() == Urgency.WITHOUT_DEADLINE));
    mentions(comments.mine());
    news(opinionNews.mine());
    assigned(assigned.byMe());
  }

  private void group(String heading, Stream<MyStep> steps) {
    List<MyStep> rows = steps.toList();
    if (!rows.isEmpty()) {
      add(new H2(getTranslation(heading)));
      rows.forEach(s -> add(card(s)));
    }
  }

  private Card card(MyStep row) {
    Card card = new Card();
    card.addClassName("list-card");
    String path = row.step().step().route() + "/" + row.step().subjectId();
    Span name = new Span(getTranslation("step." + row.step().step().id()));
    name.addClassName("step-name");
    Anchor title = new Anchor(path, row.step().title());
    title.addClassName("card-link");
    Div words = new Div(name, new Paragraph(title));
    Div meta = new Div();
    meta.addClassName("badges");
    meta.add(urgency(row));
    if (!row.step().organisationId().equals(row.step().holderId())) {
      meta.add(new Span(row.organisation())); // That the union itself is meant goes without saying.
    }
    String asker = row.askedBy();
    if (asker != null) {
      meta.add(new Span(getTranslation("inbox.askedBy", asker)));
    }
    Button open =
        new Button(
            primaryGiven
                ? getTranslation("action.open")
                : getTranslation("step." + row.step().step().id()),
            e -> getUI().ifPresent(ui -> ui.navigate(path)));
    if (!primaryGiven) {
      open.addThemeVariants(ButtonVariant.PRIMARY);
      primaryGiven = true;
    }
    open.setAriaLabel(getTranslation("step." + row.step().step().id()) + ": " + row.step().title());
    Div line = new Div(new Div(words, meta), open);
    line.addClassName("step-line");
    card.add(line);
    return card;
  }

  private StatusBadge urgency(MyStep row) {
    var due = row.step().dueOn();
    String day = due == null ? "" : DateFormats.day(due);
    return switch (row.urgency()) {
      case OVERDUE ->
          new StatusBadge(VaadinIcon.WARNING, Accent.RED, "inbox.daysOverdue", row.days(), day);
      case SOON ->
          row.days() == 0
              ? new StatusBadge(VaadinIcon.CLOCK, Accent.YELLOW, "inbox.dueToday", day)
              : new StatusBadge(VaadinIcon.CLOCK, Accent.YELLOW, "inbox.daysLeft", row.days(), day);
      case LATER ->
          new StatusBadge(VaadinIcon.CALENDAR, Accent.NEUTRAL, "inbox.daysLeft", row.days(), day);
      case WITHOUT_DEADLINE ->
          new StatusBadge(VaadinIcon.MINUS, Accent.NEUTRAL, "inbox.noDeadline");
    };
  }

  private void mentions(List<Comments.News> mentions) {
    if (mentions.isEmpty()) {
      return;
    }
    add(new H2(getTranslation("inbox.mentions")));
    for (Comments.News one : mentions) {
      Card card = new Card();
      card.addClassName("list-card");
      Anchor link = new Anchor("follow-ups/" + one.followUpId(), one.followUp());
      link.addClassName("card-link");
      Span who =
          new Span(getTranslation("inbox.mentionedBy", one.by(), DateFormats.dayTime(one.at())));
      who.addClassName("step-name");
      Paragraph words = new Paragraph(one.words());
      words.addClassName("as-typed");
      card.add(new Div(who, new Paragraph(link), words));
      add(card);
    }
  }

  private void news(List<News> news) {
    if (news.isEmpty()) {
      return;
    }
    add(new H2(getTranslation("inbox.news")));
    for (News one : news) {
      Card card = new Card();
      card.addClassName("list-card");
      Anchor link = new Anchor("opinions/" + one.opinionId(), one.text());
      link.addClassName("card-link");
      Span what = new Span(getTranslation("inbox.news." + one.kind().name(), one.number()));
      what.addClassName("step-name");
      card.add(new Div(what, new Paragraph(link)));
      add(card);
    }
  }

  private void assigned(List<AssignedRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    long overdue = rows.stream().filter(AssignedRow::overdue).count();
    UnorderedList list = new UnorderedList();
    list.addClassName("plain-list");
    for (AssignedRow row : rows) {
      var due = row.dueOn();
      list.add(
          new ListItem(
              new Anchor("follow-ups/" + row.id(), row.text()),
              new Div(
                  row.lead()
                      + " · "
                      + getTranslation("lifecycle." + row.lifecycle().name())
                      + " · "
                      + (due == null
                          ? getTranslation("inbox.noDeadline")
                          : row.overdue()
                              ? getTranslation(
                                  "inbox.daysOverdue", row.days(), DateFormats.day(due))
                              : getTranslation("inbox.due", DateFormats.day(due))))));
    }
    Details details =
        new Details(
            overdue > 0
                ? getTranslation("inbox.assignedOverdue", rows.size(), overdue)
                : getTranslation("inbox.assigned", rows.size()),
            list);
    add(details);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("inbox.title");
  }
}
