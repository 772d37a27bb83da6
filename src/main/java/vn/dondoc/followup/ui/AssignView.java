package vn.dondoc.followup.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.PageHelp;
import vn.dondoc.conclusion.Warning;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.OrganisationKind;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;

/** Assigns directly: what, from where, to whom, by when. Asks once, with the number. */
@Route(value = "assign", layout = Frame.class)
@PermitAll
@StyleSheet("followup.css")
class AssignView extends Div implements HasDynamicTitle, BeforeEnterObserver, PageHelp {
  /** To whom. */
  private enum To {
    ONE,
    SEVERAL,
    ALL
  }

  /** How several do it. */
  private enum Mode {
    EACH,
    TOGETHER
  }

  private final AssignFollowUps assigning;
  private final Access access;
  private final Organisations organisations;
  private final Clock clock;

  private final Select<OrganisationInfo> union = new Select<>();
  private final TextArea text = new TextArea(getTranslation("assign.text"));
  private final RadioButtonGroup<SourceKind> sourceKind = new RadioButtonGroup<>();
  private final TextField sourceWords = new TextField();
  private final TextField sourceNumber = new TextField(getTranslation("assign.sourceNumber"));
  private final DayPicker sourceOn = new DayPicker(getTranslation("assign.sourceOn"));
  private final RadioButtonGroup<To> to = new RadioButtonGroup<>();
  private final RadioButtonGroup<Mode> mode = new RadioButtonGroup<>();
  private final ComboBox<OrganisationInfo> one = new ComboBox<>();
  private final MultiSelectComboBox<OrganisationInfo> units = new MultiSelectComboBox<>();
  private final Paragraph othersCoordinate =
      new Paragraph(getTranslation("assign.othersCoordinate"));
  private final DayPicker due = new DayPicker(getTranslation("assign.due"));
  private final Checkbox withoutDeadline = new Checkbox(getTranslation("assign.withoutDeadline"));
  private final DayPicker partDue = new DayPicker(getTranslation("assign.partDue"));
  private final Div warnings = new Div();
  private final TextField field = new TextField(getTranslation("assign.field"));
  private final Paragraph forChair = new Paragraph(getTranslation("assign.forChair"));
  private final FieldErrors errors = new FieldErrors();
  private transient List<OrganisationInfo> choices = List.of();

  AssignView(AssignFollowUps assigning, Access access, Organisations organisations, Clock clock) {
    this.assigning = assigning;
    this.access = access;
    this.organisations = organisations;
    this.clock = clock;
    add(
        new PageHeader(getPageTitle()).back("follow-ups", getTranslation("followUps.title")),
        form());
    for (HasValue<?, ?> choice : List.<HasValue<?, ?>>of(to, mode, units, withoutDeadline)) {
      choice.addValueChangeListener(e -> showWhatCounts());
    }
    sourceKind.addValueChangeListener(e -> showWhatCounts());
    due.addValueChangeListener(e -> warn());
    partDue.addValueChangeListener(e -> warn());
    errors
        .at("assign.textMissing", text)
        .at("assign.sourceMissing", sourceWords)
        .at("assign.sourceInFuture", sourceOn)
        .at("assign.leadMissing", one)
        .at("followUp.leadCoordinates", units)
        .at("assign.duePast", due)
        .at("assign.partDuePast", partDue)
        .at("assign.partAfterDue", partDue);
  }

  private Div form() {
    text.setMinRows(3);
    text.setMaxLength(5_000);
    sourceKind.setLabel(getTranslation("assign.source"));
    sourceKind.setItems(SourceKind.DOCUMENT, SourceKind.MEETING, SourceKind.TELEPHONE);
    sourceKind.setItemLabelGenerator(kind -> getTranslation("assign.source." + kind.name()));
    sourceWords.setMaxLength(5_000);
    sourceNumber.setMaxLength(300);
    field.setMaxLength(300);
    to.setLabel(getTranslation("assign.to"));
    mode.setLabel(getTranslation("assign.mode"));
    mode.setItems(Mode.values());
    mode.setItemLabelGenerator(m -> getTranslation("assign.mode." + m.name()));
    one.setItemLabelGenerator(OrganisationInfo::name);
    one.setClearButtonVisible(true);
    units.setItemLabelGenerator(OrganisationInfo::label);
    units.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    othersCoordinate.addClassName("hint");
    forChair.addClassName("hint");
    warnings.getElement().setAttribute("role", "status");
    union.setLabel(getTranslation("organisation.kind.UNION"));
    union.setItemLabelGenerator(OrganisationInfo::name);
    union.addValueChangeListener(
        e -> {
          OrganisationInfo chosen = e.getValue();
          if (chosen != null) {
            show(chosen.id());
          }
        });
    Div source = new Div(sourceNumber, sourceOn);
    source.addClassName("field-pair");
    Button assign = new Button(getTranslation("assign.title"), e -> ask());
    assign.addThemeVariants(ButtonVariant.PRIMARY);
    Div buttons = new Div(assign);
    buttons.addClassName("button-row");
    Div form =
        new Div(
            union,
            text,
            sourceKind,
            sourceWords,
            source,
            to,
            mode,
            one,
            units,
            othersCoordinate,
            due,
            withoutDeadline,
            partDue,
            warnings,
            field,
            forChair,
            errors,
            buttons);
    form.addClassNames("form-column", "assign-form");
    return form;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<UUID> unions = access.organisationsWith(Right.ASSIGN);
    if (unions.isEmpty()) {
      throw new NotAllowed();
    }
    union.setItems(unions.stream().map(organisations::get).toList());
    union.setVisible(unions.size() > 1);
    union.setValue(organisations.get(unions.getFirst()));
    sourceKind.setValue(SourceKind.DOCUMENT);
    mode.setValue(Mode.EACH);
    to.setValue(To.ONE);
  }

  private void show(UUID holderId) {
    choices = assigning.units(holderId);
    one.setItems((unit, typed) -> found(unit, typed), choices);
    units.setItems((unit, typed) -> found(unit, typed), choices);
    To chosen = to.getValue();
    to.setItems(To.values());
    to.setItemLabelGenerator(t -> getTranslation("assign.to." + t.name(), associations().size()));
    to.setValue(chosen);
    due.setMin(Days.today(clock));
    partDue.setMin(Days.today(clock));
    sourceOn.setMax(Days.today(clock));
    forChair.setVisible(!access.may(Right.CONCLUDE, holderId));
    showWhatCounts();
  }

  private void showWhatCounts() {
    boolean together = to.getValue() != To.ONE && mode.getValue() == Mode.TOGETHER;
    mode.setVisible(to.getValue() != To.ONE);
    one.setVisible(to.getValue() == To.ONE || together);
    one.setLabel(getTranslation(together ? "assign.lead" : "assign.unit"));
    units.setVisible(to.getValue() == To.SEVERAL);
    units.setLabel(getTranslation(together ? "assign.coordinating" : "assign.units"));
    othersCoordinate.setVisible(together && to.getValue() == To.ALL);
    due.setEnabled(!withoutDeadline.getValue());
    partDue.setVisible(together && (to.getValue() == To.ALL || !units.getValue().isEmpty()));
    SourceKind kind = sourceKind.getValue();
    if (kind != null) {
      sourceWords.setLabel(getTranslation("assign.sourceWords." + kind.name()));
      sourceNumber.setVisible(kind != SourceKind.TELEPHONE);
    }
    warn();
  }

  private void warn() {
    warnings.removeAll();
    for (Warning warning :
        assigning.warnings(
            holderId(),
            withoutDeadline.getValue() ? null : due.getValue(),
            partDue.isVisible() ? partDue.getValue() : null)) {
      Icon sign = VaadinIcon.WARNING.create();
      sign.getElement().setAttribute("aria-hidden", "true");
      Paragraph line = new Paragraph(sign, new Span(getTranslation(warning.key(), warning.day())));
      line.addClassNames("assign-warning", "aura-accent-yellow");
      warnings.add(line);
    }
  }

  private void ask() {
    errors.clear();
    if (!filled()) {
      return;
    }
    errors.run(
        () -> {
          Assignment assignment = assignment();
          Confirmation.ask(
              getTranslation("assign.ask", assignment.followUps()),
              getTranslation("assign.title"),
              () -> errors.run(() -> assign(assignment)));
        });
  }

  private void assign(Assignment assignment) {
    List<UUID> made = assigning.assign(assignment);
    Notification.show(getTranslation("assign.done", made.size()));
    getUI()
        .ifPresent(
            ui -> {
              if (made.size() == 1) {
                ui.navigate("follow-ups/" + made.getFirst());
              } else {
                String together = assigning.assignmentOf(made.getFirst()).orElseThrow().toString();
                ui.navigate("follow-ups", QueryParameters.of("assignment", together));
              }
            });
  }

  /** What cannot be told from the assignment itself: a day that is none, a deadline forgotten. */
  private boolean filled() {
    if (text.getValue().isBlank()) {
      errors.show(text, getTranslation("assign.textMissing"));
    }
    if (sourceWords.getValue().isBlank()) {
      errors.show(sourceWords, getTranslation("assign.sourceMissing"));
    }
    if (one.isVisible() && one.isEmpty()) {
      errors.show(
          one,
          getTranslation(to.getValue() == To.ONE ? "assign.unitsMissing" : "assign.leadMissing"));
    } else if (units.isVisible() && mode.getValue() == Mode.EACH && units.isEmpty()) {
      errors.show(units, getTranslation("assign.unitsMissing"));
    }
    if (sourceOn.isInvalid() && sourceOn.getValue() != null) {
      errors.show(sourceOn, getTranslation("assign.sourceInFuture", sourceOn.getValue()));
    }
    boolean missing = text.isInvalid() || sourceWords.isInvalid() || one.isInvalid();
    missing |= units.isInvalid();
    for (DayPicker day : List.of(sourceOn, due, partDue)) {
      // What was typed is no day, or not one to choose: the field says so itself.
      missing |= day.isVisible() && day.isEnabled() && day.isInvalid();
    }
    if (due.isEmpty() && !withoutDeadline.getValue() && !due.isInvalid()) {
      errors.show(due, getTranslation("assign.dueMissing"));
      missing = true;
    }
    return !missing;
  }

  private Assignment assignment() {
    return new Assignment(
        holderId(),
        text.getValue(),
        field.getValue(),
        units(),
        withoutDeadline.getValue() ? null : due.getValue(),
        partDue.isVisible() ? partDue.getValue() : null,
        new Assignment.Source(
            sourceKind.getValue(),
            sourceWords.getValue(),
            sourceNumber.isVisible() ? sourceNumber.getValue() : null,
            sourceOn.getValue()));
  }

  private Assignment.To units() {
    UUID chosen = idOf(one.getValue());
    List<UUID> several =
        to.getValue() == To.ALL
            ? associations()
            : units.getValue().stream().map(OrganisationInfo::id).toList();
    if (to.getValue() == To.ONE) {
      return Assignment.To.each(List.of(Objects.requireNonNull(chosen)));
    }
    if (mode.getValue() == Mode.EACH) {
      return Assignment.To.each(several);
    }
    return Assignment.To.together(
        chosen,
        to.getValue() == To.ALL
            ? several.stream().filter(unit -> !unit.equals(chosen)).toList()
            : several);
  }

  private List<UUID> associations() {
    return choices.stream()
        .filter(unit -> unit.kind() == OrganisationKind.ASSOCIATION)
        .map(OrganisationInfo::id)
        .toList();
  }

  private UUID holderId() {
    return union.getValue().id();
  }

  private static @Nullable UUID idOf(@Nullable OrganisationInfo unit) {
    return unit == null ? null : unit.id();
  }

  /** 'lang son' finds 'Lạng Sơn'. */
  private static boolean found(OrganisationInfo unit, String typed) {
    String wanted = SearchKey.of(typed);
    return SearchKey.of(unit.name()).contains(wanted)
        || SearchKey.of(unit.label()).contains(wanted);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("assign.title");
  }

  @Override
  public List<String> helpKeys() {
    return List.of("assign.help.each", "assign.help.together", "assign.help.allOrNone");
  }
}
