package vn.dondoc.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.CaseTab;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.ProcessPicture;
import vn.dondoc.review.ReviewReading;
import vn.dondoc.review.ReviewReading.Progress;
import vn.dondoc.review.ReviewReading.Running;
import vn.dondoc.workflow.Step;

/**
 * The page of a review: where the process stands, and what each step left, in the order of the
 * work.
 */
@Route(value = "reviews/:id", layout = Frame.class)
@PermitAll
class ReviewView extends Div implements HasDynamicTitle, BeforeEnterObserver {
  private final ReviewReading reviews;
  private final List<CaseTab> caseTabs;
  private String title = "";

  ReviewView(ReviewReading reviews, List<CaseTab> caseTabs) {
    this.reviews = reviews;
    this.caseTabs = caseTabs.stream().sorted(Comparator.comparingInt(CaseTab::order)).toList();
  }

  static RouteParameters parameters(UUID id) {
    return new RouteParameters("id", id.toString());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id;
    try {
      id = UUID.fromString(event.getRouteParameters().get("id").orElseThrow(NotFound::new));
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
    ReviewReading.ReviewView review = reviews.get(id);
    title = review.title();
    removeAll();
    add(header(review), process(review), tabs(review, event.getLocation().getQueryParameters()));
  }

  private PageHeader header(ReviewReading.ReviewView review) {
    PageHeader header =
        new PageHeader(review.title())
            .back("reviews", getTranslation("review.list"))
            .meta(
                getTranslation(
                    "review.period",
                    DateFormats.day(review.periodFrom()),
                    DateFormats.day(review.periodTo())),
                getTranslation("review.reportsDueOn", DateFormats.day(review.reportsDue())),
                getTranslation("review.conferenceDay", DateFormats.day(review.conferenceOn())),
                getTranslation(
                    "review.openedBy",
                    review.openedBy(),
                    DateFormats.day(vn.dondoc.base.Days.of(review.openedAt()))),
                review.illustrative() ? getTranslation("review.illustrative") : "");
    Running mine = review.mine();
    if (mine != null) {
      Button go =
          new Button(
              getTranslation("step." + mine.step().id()),
              e ->
                  getUI()
                      .ifPresent(ui -> ui.navigate(mine.step().route() + "/" + mine.subjectId())));
      go.addThemeVariants(ButtonVariant.PRIMARY);
      header.actions(go);
    }
    return header;
  }

  private Component process(ReviewReading.ReviewView review) {
    Map<String, ProcessPicture.State> states = new HashMap<>();
    review.progress().forEach((step, progress) -> states.put(step.id(), state(progress)));
    ProcessPicture picture = new ProcessPicture(reviews.bpmn(), states);
    OrderedList list = new OrderedList();
    list.addClassName("process-steps");
    list.getElement().setAttribute("aria-label", getTranslation("review.process"));
    review.progress().forEach((step, progress) -> list.add(item(step, progress)));
    Div waiting = new Div();
    waiting.addClassName("waiting");
    for (Running running : review.running()) {
      waiting.add(
          new Paragraph(
              getTranslation(
                  "review.waitingFor",
                  getTranslation("step." + running.step().id()),
                  running.people().isEmpty()
                      ? getTranslation("review.nobody")
                      : String.join(", ", running.people()),
                  DateFormats.day(vn.dondoc.base.Days.of(running.since())))));
    }
    if (review.running().isEmpty()) {
      waiting.add(new Paragraph(getTranslation("review.following")));
    }
    Div process = new Div(picture, list, waiting);
    process.addClassName("process");
    return process;
  }

  private ListItem item(Step step, Progress progress) {
    Icon icon =
        switch (progress) {
          case DONE -> VaadinIcon.CHECK_CIRCLE.create();
          case RUNNING -> VaadinIcon.ADJUST.create();
          case TO_COME -> VaadinIcon.CIRCLE_THIN.create();
        };
    icon.getElement().setAttribute("aria-hidden", "true");
    Span word = new Span(getTranslation("review.progress." + progress.name()));
    word.addClassName("progress-word");
    ListItem item = new ListItem(icon, new Span(getTranslation("step." + step.id())), word);
    item.addClassName(
        "process-" + progress.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    return item;
  }

  private static ProcessPicture.State state(Progress progress) {
    return switch (progress) {
      case DONE -> ProcessPicture.State.DONE;
      case RUNNING -> ProcessPicture.State.RUNNING;
      case TO_COME -> ProcessPicture.State.TO_COME;
    };
  }

  /** The chosen tab stands in the URL, so that a link shows the same. */
  private Component tabs(ReviewReading.ReviewView review, QueryParameters query) {
    Tabs tabs = new Tabs();
    tabs.setWidthFull();
    Div content = new Div();
    content.addClassName("tab-content");
    Map<Tab, CaseTab> byTab = new HashMap<>();
    String chosen = query.getSingleParameter("tab").orElse("");
    for (CaseTab caseTab : caseTabs) {
      String label = getTranslation(caseTab.labelKey());
      Tab tab = new Tab(caseTab.count(review.id()).map(n -> label + " " + n).orElse(label));
      byTab.put(tab, caseTab);
      tabs.add(tab);
      if (caseTab.labelKey().equals(chosen)) {
        tabs.setSelectedTab(tab);
      }
    }
    Runnable show =
        () -> {
          content.removeAll();
          CaseTab caseTab = byTab.get(tabs.getSelectedTab());
          if (caseTab != null) {
            content.add(caseTab.content(review.id()));
          }
        };
    tabs.addSelectedChangeListener(
        e -> {
          show.run();
          CaseTab caseTab = byTab.get(e.getSelectedTab());
          if (caseTab != null && e.isFromClient()) {
            getUI()
                .ifPresent(
                    ui ->
                        ui.getPage()
                            .getHistory()
                            .replaceState(
                                null, "reviews/" + review.id() + "?tab=" + caseTab.labelKey()));
          }
        });
    show.run();
    return new Div(tabs, content);
  }

  @Override
  public String getPageTitle() {
    return title;
  }
}
