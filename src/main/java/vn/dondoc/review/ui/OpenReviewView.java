package vn.dondoc.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Right;
import vn.dondoc.review.OpenReview;
import vn.dondoc.review.ReviewPlan;

/** The office opens a review; the form is filled with what is usual. */
@Route(value = "reviews/new", layout = Frame.class)
@PermitAll
class OpenReviewView extends Div implements HasDynamicTitle, BeforeEnterObserver {
  private final OpenReview openReview;
  private final Access access;
  private final Clock clock;
  private UUID holderId = new UUID(0, 0);
  private final TextField title = new TextField(getTranslation("review.title"));
  private final DayPicker periodFrom = new DayPicker(getTranslation("review.periodFrom"));
  private final DayPicker periodTo = new DayPicker(getTranslation("review.periodTo"));
  private final DayPicker plannedFrom = new DayPicker(getTranslation("review.plannedFrom"));
  private final DayPicker plannedTo = new DayPicker(getTranslation("review.plannedTo"));
  private final DayPicker reportsDue = new DayPicker(getTranslation("review.reportsDue"));
  private final DayPicker conferenceOn = new DayPicker(getTranslation("review.conferenceOn"));
  private final Div sections = new Div();
  private final List<TextField> sectionFields = new ArrayList<>();
  private final FieldErrors errors = new FieldErrors();

  OpenReviewView(OpenReview openReview, Access access, Clock clock) {
    this.openReview = openReview;
    this.access = access;
    this.clock = clock;
    add(
        new PageHeader(getTranslation("review.open"))
            .back("reviews", getTranslation("review.list")));
    Div form = new Div();
    form.addClassName("form-column");
    title.setWidthFull();
    title.setMaxLength(500);
    form.add(
        title,
        pair(periodFrom, periodTo),
        pair(plannedFrom, plannedTo),
        pair(reportsDue, conferenceOn));
    Paragraph hint = new Paragraph();
    hint.addClassName("hint");
    reportsDue.addValueChangeListener(e -> warn(hint));
    form.add(hint, new H2(getTranslation("review.sections")), sections);
    Button another =
        new Button(
            getTranslation("review.addSection"),
            VaadinIcon.PLUS.create(),
            e -> section("").focus());
    Button open = new Button(getTranslation("review.openAndAsk"), e -> open());
    open.addThemeVariants(ButtonVariant.PRIMARY);
    form.add(another, errors, open);
    add(form);
    errors
        .at("review.titleMissing", title)
        .at("review.titleTooLong", title)
        .at("review.periodEndsBeforeItBegins", periodTo)
        .at("review.plannedEndsBeforeItBegins", plannedTo)
        .at("review.plannedBeforePeriod", plannedTo)
        .at("review.conferenceBeforeReports", conferenceOn);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    holderId =
        access.organisationsWith(Right.OPEN_REVIEW).stream()
            .findFirst()
            .orElseThrow(NotAllowed::new);
    fill(openReview.proposal(holderId));
  }

  private static Div pair(DayPicker first, DayPicker second) {
    Div pair = new Div(first, second);
    pair.addClassName("field-pair");
    return pair;
  }

  private void fill(ReviewPlan plan) {
    title.setValue(plan.title());
    periodFrom.setValue(plan.periodFrom());
    periodTo.setValue(plan.periodTo());
    plannedFrom.setValue(plan.plannedFrom());
    plannedTo.setValue(plan.plannedTo());
    reportsDue.setValue(plan.reportsDue());
    conferenceOn.setValue(plan.conferenceOn());
    plan.sections().forEach(this::section);
  }

  private TextField section(String text) {
    TextField field = new TextField();
    field.setValue(text);
    field.setMaxLength(300);
    field.setWidthFull();
    field.setValueChangeMode(ValueChangeMode.ON_BLUR);
    Button remove = new Button(VaadinIcon.TRASH.create());
    Div row = new Div(field, remove);
    row.addClassName("section-row");
    remove.addClickListener(
        e -> {
          sectionFields.remove(field);
          sections.remove(row);
          number();
        });
    sectionFields.add(field);
    sections.add(row);
    number();
    return field;
  }

  private void number() {
    for (int i = 0; i < sectionFields.size(); i++) {
      TextField field = sectionFields.get(i);
      field.setPrefixComponent(new Paragraph((i + 1) + "."));
      field.setAriaLabel(getTranslation("review.sectionNumber", i + 1));
      Button remove = (Button) field.getParent().orElseThrow().getChildren().toList().get(1);
      remove.setAriaLabel(getTranslation("review.removeSection", i + 1));
    }
  }

  private void warn(Paragraph hint) {
    LocalDate due = reportsDue.getValue();
    hint.setText(
        due != null && due.isBefore(Days.today(clock))
            ? getTranslation("review.reportsDuePast")
            : "");
  }

  private void open() {
    errors.clear();
    boolean complete = true;
    for (DayPicker day :
        List.of(periodFrom, periodTo, plannedFrom, plannedTo, reportsDue, conferenceOn)) {
      if (day.getValue() == null) {
        errors.show(day, getTranslation("day.missing"));
        complete = false;
      }
    }
    if (!complete) {
      return;
    }
    errors.run(
        () -> {
          UUID id =
              openReview.open(
                  holderId,
                  new ReviewPlan(
                      title.getValue(),
                      periodFrom.getValue(),
                      periodTo.getValue(),
                      plannedFrom.getValue(),
                      plannedTo.getValue(),
                      sectionFields.stream().map(TextField::getValue).toList(),
                      reportsDue.getValue(),
                      conferenceOn.getValue()));
          getUI().ifPresent(ui -> ui.navigate(ReviewView.class, ReviewView.parameters(id)));
        });
  }

  @Override
  public String getPageTitle() {
    return getTranslation("review.open");
  }
}
