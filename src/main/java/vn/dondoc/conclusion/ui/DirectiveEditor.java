package vn.dondoc.conclusion.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.AutoSave;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.conclusion.ConclusionView.Row;
import vn.dondoc.conclusion.ConclusionView.SourceRow;
import vn.dondoc.conclusion.DirectiveDetails;
import vn.dondoc.conclusion.DirectiveSaved;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.Warning;
import vn.dondoc.organisation.OrganisationKind;
import vn.dondoc.organisation.Organisations.OrganisationInfo;

/**
 * One directive with its fields: a row on a wide screen, a card on a phone. Stores itself; what was
 * refused stays typed.
 */
class DirectiveEditor extends ListItem {

  /** What the page does for its rows. */
  interface Page {
    DirectiveSaved save(UUID directiveId, DirectiveDetails details, int version);

    /** As it is stored now. */
    Row stored(UUID directiveId);

    void saved();

    void move(UUID directiveId, int number);

    void remove(UUID directiveId, int number);

    void addSource(UUID directiveId);

    void unlink(UUID directiveId, SourceRow source);
  }

  private final UUID id;
  private final transient Page page;
  private final transient Map<UUID, OrganisationInfo> units = new HashMap<>();
  private final H2 heading = new H2();
  private final MenuBar more = new MenuBar();
  private final TextArea text = new TextArea();
  private final RadioButtonGroup<Mode> mode = new RadioButtonGroup<>();
  private final ComboBox<OrganisationInfo> lead = new ComboBox<>();
  private final MultiSelectComboBox<OrganisationInfo> coordinating = new MultiSelectComboBox<>();
  private final MultiSelectComboBox<OrganisationInfo> each = new MultiSelectComboBox<>();
  private final Button allAssociations;
  private final TextArea noTaskReason = new TextArea();
  private final DayPicker due;
  private final Checkbox withoutDeadline = new Checkbox();
  private final DayPicker partDue;
  private final TextField field = new TextField();
  private final Div warnings = new Div();
  private final Div sources = new Div();
  private final FieldErrors errors = new FieldErrors();
  private final AutoSave autoSave;
  private int number;
  private int version;

  DirectiveEditor(Row row, List<OrganisationInfo> choices, Clock clock, Page page) {
    this.id = row.id();
    this.page = page;
    choices.forEach(unit -> units.put(unit.id(), unit));
    addClassName("directive-row");
    due = new DayPicker(getTranslation("conclusion.due"));
    partDue = new DayPicker(getTranslation("conclusion.partDue"));
    label(choices);
    allAssociations =
        new Button(
            getTranslation("conclusion.units.all"),
            click -> {
              each.setValue(
                  choices.stream()
                      .filter(unit -> unit.kind() == OrganisationKind.ASSOCIATION)
                      .toList());
              storeAtOnce();
            });
    allAssociations.addThemeVariants(ButtonVariant.TERTIARY);
    autoSave =
        new AutoSave(clock, this::store)
            .watch(text, noTaskReason, field)
            .onConflict(text::getValue, theirs -> show(page.stored(id)), this::takeVersion);
    for (HasValue<?, ?> choice :
        List.<HasValue<?, ?>>of(mode, lead, coordinating, each, due, withoutDeadline, partDue)) {
      choice.addValueChangeListener(
          change -> {
            showWhatCounts();
            if (change.isFromClient()) {
              storeAtOnce();
            }
          });
    }
    errors
        .at("conclusion.textMissing", text)
        .at("conclusion.textTooLong", text)
        .at("conclusion.leadCoordinates", coordinating)
        .at("conclusion.unitUnknown", lead)
        .at("conclusion.deadlineAndNone", due)
        .at("conclusion.partAfterDeadline", partDue)
        .at("conclusion.fieldTooLong", field)
        .at("conclusion.reasonTooLong", noTaskReason);
    more.addThemeName("tertiary");
    Div head = new Div(heading, autoSave, more);
    head.addClassName("directive-head");
    sources.addClassName("directive-sources");
    Div fields =
        new Div(
            new Div(text),
            new Div(mode),
            new Div(lead, coordinating, each, allAssociations, noTaskReason, field),
            new Div(due, withoutDeadline, partDue, warnings));
    fields.addClassName("directive-fields");
    add(head, fields, errors, sources);
    show(row);
    place(row);
  }

  UUID directiveId() {
    return id;
  }

  /** Takes number and sources as they are stored; what is being typed stays. */
  void place(Row row) {
    number = row.number();
    heading.setText(getTranslation("conclusion.directive", number));
    getElement().setAttribute("aria-label", heading.getText());
    menu();
    sources.removeAll();
    sources.add(new Span(getTranslation("conclusion.sources") + ":"));
    for (SourceRow source : row.sources()) {
      Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> page.unlink(id, source));
      remove.addThemeVariants(ButtonVariant.TERTIARY);
      remove.setAriaLabel(getTranslation("conclusion.source.remove", SourceLabel.of(source)));
      Span chip = new Span(SourceLabel.link(source), remove);
      chip.addClassName("directive-source");
      sources.add(chip);
    }
    if (row.sources().isEmpty()) {
      sources.add(new Span(getTranslation("conclusion.source.added")));
    }
    Button add = new Button(getTranslation("conclusion.source.add"), click -> page.addSource(id));
    add.addThemeVariants(ButtonVariant.TERTIARY);
    sources.add(add);
  }

  /** Stores what is still unsaved; false when it could not be stored. */
  boolean saveNow() {
    return autoSave.saveNow();
  }

  /** Goes to the field that a line of the gate is about. */
  void goTo(String gapKey) {
    Focusable<?> target =
        switch (gapKey) {
          case "conclusion.gap.leadMissing" -> lead;
          case "conclusion.gap.unitsMissing" -> each;
          case "conclusion.gap.deadlineMissing" -> due;
          case "conclusion.gap.reasonMissing" -> noTaskReason;
          case "conclusion.gap.unitGone" -> mode.getValue() == Mode.EACH ? each : lead;
          default -> text;
        };
    getElement().executeJs("this.scrollIntoView({block: 'center'})");
    target.focus();
  }

  private void label(List<OrganisationInfo> choices) {
    text.setLabel(getTranslation("conclusion.text"));
    text.setMinRows(3);
    mode.setLabel(getTranslation("conclusion.mode"));
    mode.setItems(Mode.values());
    mode.setItemLabelGenerator(m -> getTranslation("conclusion.mode." + m.name()));
    lead.setLabel(getTranslation("conclusion.lead"));
    lead.setItems((unit, typed) -> found(unit, typed), choices);
    lead.setItemLabelGenerator(OrganisationInfo::label);
    lead.setClearButtonVisible(true);
    coordinating.setLabel(getTranslation("conclusion.coordinating"));
    coordinating.setItems((unit, typed) -> found(unit, typed), choices);
    coordinating.setItemLabelGenerator(OrganisationInfo::label);
    coordinating.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    each.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    each.setLabel(getTranslation("conclusion.units"));
    each.setItems((unit, typed) -> found(unit, typed), choices);
    each.setItemLabelGenerator(OrganisationInfo::label);
    noTaskReason.setLabel(getTranslation("conclusion.noTaskReason"));
    withoutDeadline.setLabel(getTranslation("conclusion.withoutDeadline"));
    field.setLabel(getTranslation("conclusion.field"));
  }

  /** 'lang son' finds 'Lạng Sơn'. */
  private static boolean found(OrganisationInfo unit, String typed) {
    String wanted = SearchKey.of(typed);
    return SearchKey.of(unit.name()).contains(wanted)
        || SearchKey.of(unit.label()).contains(wanted);
  }

  private void menu() {
    more.removeAll();
    MenuItem other = more.addItem(getTranslation("conclusion.more"));
    other.setAriaLabel(
        getTranslation("conclusion.more") + ": " + getTranslation("conclusion.directive", number));
    other
        .getSubMenu()
        .addItem(getTranslation("conclusion.up"), click -> page.move(id, number - 1))
        .setEnabled(number > 1);
    other
        .getSubMenu()
        .addItem(getTranslation("conclusion.down"), click -> page.move(id, number + 1));
    other
        .getSubMenu()
        .addItem(getTranslation("conclusion.remove"), click -> page.remove(id, number));
  }

  private void show(Row row) {
    DirectiveDetails details = row.details();
    version = row.version();
    text.setValue(details.text());
    mode.setValue(details.mode());
    lead.setValue(details.leadId() == null ? null : units.get(details.leadId()));
    coordinating.setValue(known(details.coordinatingIds()));
    each.setValue(known(details.unitIds()));
    due.setValue(details.dueOn());
    withoutDeadline.setValue(details.withoutDeadline());
    partDue.setValue(details.partDueOn());
    field.setValue(Objects.requireNonNullElse(details.field(), ""));
    noTaskReason.setValue(Objects.requireNonNullElse(details.noTaskReason(), ""));
    showWarnings(row.warnings());
    showWhatCounts();
  }

  private Set<OrganisationInfo> known(Collection<UUID> ids) {
    Set<OrganisationInfo> known = new LinkedHashSet<>();
    for (UUID unit : ids) {
      OrganisationInfo found = units.get(unit);
      if (found != null) {
        known.add(found);
      }
    }
    return known;
  }

  private void showWhatCounts() {
    Mode chosen = mode.getValue();
    lead.setVisible(chosen == Mode.TOGETHER);
    coordinating.setVisible(chosen == Mode.TOGETHER);
    each.setVisible(chosen == Mode.EACH);
    allAssociations.setVisible(chosen == Mode.EACH);
    noTaskReason.setVisible(chosen == Mode.NO_TASK);
    due.setVisible(chosen != Mode.NO_TASK);
    due.setEnabled(!withoutDeadline.getValue());
    withoutDeadline.setVisible(chosen != Mode.NO_TASK);
    partDue.setVisible(chosen == Mode.TOGETHER && !coordinating.getValue().isEmpty());
    warnings.setVisible(chosen != Mode.NO_TASK);
  }

  private void showWarnings(List<Warning> found) {
    warnings.removeAll();
    for (Warning warning : found) {
      Icon sign = VaadinIcon.WARNING.create();
      sign.getElement().setAttribute("aria-hidden", "true");
      Paragraph line = new Paragraph(sign, new Span(getTranslation(warning.key(), warning.day())));
      line.addClassNames("directive-warning", "aura-accent-yellow");
      warnings.add(line);
    }
    warnings.getElement().setAttribute("role", "status");
  }

  private void storeAtOnce() {
    autoSave.changed();
    autoSave.saveNow();
  }

  private void store() {
    errors.clear();
    removeClassName("field-marked");
    if (due.isInvalid() || partDue.isInvalid()) {
      // What was typed is no day: the field says so itself, and nothing is stored in its place.
      addClassName("field-marked");
      throw new DomainException("day.bad");
    }
    try {
      DirectiveSaved saved = page.save(id, details(), version);
      version = saved.version();
      showWarnings(saved.warnings());
    } catch (EditConflict e) {
      throw e;
    } catch (DomainException e) {
      addClassName("field-marked");
      errors.show(e);
      throw e;
    }
    page.saved();
  }

  private DirectiveDetails details() {
    return new DirectiveDetails(
        text.getValue(),
        mode.getValue(),
        idOf(lead.getValue()),
        coordinating.getValue().stream().map(OrganisationInfo::id).toList(),
        each.getValue().stream().map(OrganisationInfo::id).toList(),
        withoutDeadline.getValue() ? null : due.getValue(),
        withoutDeadline.getValue(),
        partDue.getValue(),
        field.getValue(),
        noTaskReason.getValue());
  }

  private static @Nullable UUID idOf(@Nullable OrganisationInfo unit) {
    return unit == null ? null : unit.id();
  }

  private void takeVersion() {
    version = page.stored(id).version();
  }
}
