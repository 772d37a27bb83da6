package vn.dondoc.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.AutoSave;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.MarkdownEditor;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.report.AssociationReporting;
import vn.dondoc.report.PassageInfo;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.report.ReportState;
import vn.dondoc.report.ReportView;

/**
 * The report to write: a tab for each section and one for the key tasks. What is typed is stored by
 * itself; leaving a tab stores it first.
 */
class ReportEditor extends Div {
  private final UUID reviewId;
  private final ReportDrafting drafting;
  private final AssociationReporting reporting;
  private final Organisations organisations;
  private final Clock clock;

  private final Tabs tabs = new Tabs();
  private final Select<Integer> narrowTabs = new Select<>();
  private final Div panel = new Div();
  private final List<AutoSave> saving = new ArrayList<>();
  private ReportView report;
  private int shown;
  private boolean choosing;

  ReportEditor(
      UUID reviewId,
      ReportDrafting drafting,
      AssociationReporting reporting,
      Organisations organisations,
      Clock clock) {
    this.reviewId = reviewId;
    this.drafting = drafting;
    this.reporting = reporting;
    this.organisations = organisations;
    this.clock = clock;
    this.report = drafting.report(reviewId);
    addClassName("report-editor");
    tabs.setOrientation(Tabs.Orientation.VERTICAL);
    tabs.addClassNames("report-tabs", "wide-only");
    panel.addClassName("report-panel");
    narrowTabs.setLabel(getTranslation("report.part"));
    narrowTabs.addClassNames("narrow-only", "report-part-choice");
    narrowTabs.setItemLabelGenerator(this::tabText);
    tabs.addSelectedChangeListener(e -> choose(tabs.getSelectedIndex()));
    narrowTabs.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            choose(e.getValue());
          }
        });
    add(tabs, narrowTabs, panel);
    show(0);
  }

  /** Stores what is typed; false when something could not be stored, which is then shown. */
  boolean saveNow() {
    boolean all = true;
    for (AutoSave one : List.copyOf(saving)) {
      all &= one.saveNow();
    }
    return all;
  }

  /** Goes where something is missing: the first empty section, else the key tasks. */
  void showWhatIsMissing() {
    reload();
    for (int i = 0; i < report.sections().size(); i++) {
      if (report.sections().get(i).text().isBlank()) {
        show(i);
        return;
      }
    }
    if (report.keyTasks().stream().allMatch(ReportView.KeyTaskText::removed)) {
      show(report.sections().size());
    }
  }

  private void choose(int index) {
    if (choosing || index < 0 || index == shown) {
      return;
    }
    if (saveNow()) {
      reload();
      show(index);
    } else {
      mark();
    }
  }

  private void reload() {
    report = drafting.report(reviewId);
  }

  private void show(int index) {
    shown = index;
    mark();
    saving.clear();
    panel.removeAll();
    if (index < report.sections().size()) {
      showSection(report.sections().get(index));
    } else {
      showKeyTasks();
    }
  }

  /** The tabs anew: what is written has a tick, what reads the same a warning. */
  private void mark() {
    choosing = true;
    tabs.removeAll();
    for (int i = 0; i <= report.sections().size(); i++) {
      Tab tab = new Tab();
      boolean tasks = i == report.sections().size();
      VaadinIcon icon =
          tasks
              ? openDuplicates().isEmpty() ? VaadinIcon.LIST_OL : VaadinIcon.WARNING
              : report.sections().get(i).text().isBlank()
                  ? VaadinIcon.CIRCLE_THIN
                  : VaadinIcon.CHECK;
      Component sign = icon.create();
      sign.getElement().setAttribute("aria-hidden", "true");
      tab.add(sign, new Span(tabText(i)));
      tabs.add(tab);
    }
    tabs.setSelectedIndex(shown);
    narrowTabs.setItems(IntStream.rangeClosed(0, report.sections().size()).boxed().toList());
    narrowTabs.setValue(shown);
    choosing = false;
  }

  private String tabText(int index) {
    return index < report.sections().size()
        ? report.sections().get(index).position() + ". " + report.sections().get(index).title()
        : getTranslation(
            "report.keyTasksCount", report.keyTasks().stream().filter(k -> !k.removed()).count());
  }

  private void showSection(ReportView.SectionText section) {
    String title = section.position() + ". " + section.title();
    MarkdownEditor editor = new MarkdownEditor(getTranslation("report.section.text"));
    editor.setMinRows(12);
    editor.setValue(section.text());
    int[] version = {section.version()};
    AutoSave save =
        new AutoSave(
                clock,
                () ->
                    version[0] =
                        drafting.saveSection(section.id(), editor.getValue(), version[0]).version())
            .watch(editor)
            .onConflict(
                editor::getValue,
                theirs -> {
                  editor.setValue(theirs);
                  version[0] = stored(section.id()).version();
                },
                () -> version[0] = stored(section.id()).version());
    saving.add(save);
    panel.add(new H2(title), save, editor);
    if (!section.origins().isEmpty()) {
      panel.add(
          ReportText.origins(
              section.origins(),
              organisations.get(
                  section.origins().stream()
                      .map(PassageInfo::organisationId)
                      .distinct()
                      .toList())));
    }
    panel.add(
        new SourcesPanel(
            reporting.ofReview(reviewId),
            title,
            (from, passage, text) -> {
              if (saveNow()) {
                drafting.pull(from.id(), passage, section.id(), text);
                reload();
                show(shown);
              }
            }));
  }

  private ReportView.SectionText stored(UUID sectionId) {
    reload();
    return report.sections().stream()
        .filter(s -> s.id().equals(sectionId))
        .findFirst()
        .orElseThrow();
  }

  private void showKeyTasks() {
    panel.add(new H2(getTranslation("report.keyTasks")));
    Div duplicates = new Div();
    duplicates.addClassName("duplicates");
    panel.add(duplicates);
    showDuplicates(duplicates);
    for (ReportView.KeyTaskText task : report.keyTasks()) {
      if (report.keyTasks().stream().noneMatch(k -> task.id().equals(k.splitFrom()))) {
        panel.add(task.removed() ? removedTask(task) : task(task, duplicates));
      }
    }
    TextArea added = new TextArea(getTranslation("report.keyTask.new"));
    added.setWidthFull();
    FieldErrors errors =
        new FieldErrors().at("report.keyTaskEmpty", added).at("report.tooLong", added);
    Button add =
        new Button(
            getTranslation("report.keyTask.add"),
            VaadinIcon.PLUS.create(),
            e ->
                errors.run(
                    () -> {
                      if (saveNow()) {
                        drafting.addKeyTask(reviewId, added.getValue());
                        again();
                      }
                    }));
    Div adding = new Div(added, errors, add);
    adding.addClassName("form-column");
    panel.add(adding);
  }

  private Component task(ReportView.KeyTaskText task, Div duplicates) {
    TextArea text = new TextArea(getTranslation("report.keyTaskNumber", task.position()));
    text.setWidthFull();
    text.setValue(task.text());
    int[] version = {task.version()};
    AutoSave save =
        new AutoSave(
                clock,
                () -> {
                  version[0] =
                      drafting.saveKeyTask(task.id(), text.getValue(), version[0]).version();
                  reload();
                  showDuplicates(duplicates);
                  mark();
                })
            .watch(text)
            .onConflict(
                text::getValue,
                theirs -> {
                  text.setValue(theirs);
                  version[0] = storedTask(task.id()).version();
                },
                () -> version[0] = storedTask(task.id()).version());
    saving.add(save);
    Button split =
        new Button(
            getTranslation("report.keyTask.split"),
            e -> {
              if (saveNow()) {
                split(storedTask(task.id()));
              }
            });
    Button remove =
        new Button(
            getTranslation("report.keyTask.remove"), e -> remove(task.id(), task.position()));
    Div buttons = new Div(split, remove);
    buttons.addClassName("button-row");
    Div whole = new Div(text, save, buttons);
    whole.addClassName("key-task");
    return whole;
  }

  private Component removedTask(ReportView.KeyTaskText task) {
    Paragraph text =
        new Paragraph(
            new StatusBadge(
                VaadinIcon.MINUS, Accent.NEUTRAL, "report.keyTask.removed", task.position()),
            new Span(
                " "
                    + task.text()
                    + (task.removalNote() == null ? "" : " (" + task.removalNote() + ")")));
    Button restore =
        new Button(
            getTranslation("report.keyTask.restore"),
            e -> {
              if (saveNow()) {
                drafting.restoreKeyTask(task.id());
                again();
              }
            });
    Div whole = new Div(text, restore);
    whole.addClassNames("key-task", "key-task-removed");
    return whole;
  }

  private List<ReportView.Duplicate> openDuplicates() {
    return report.duplicates().stream().filter(d -> d.keptReason() == null).toList();
  }

  private void showDuplicates(Div place) {
    place.removeAll();
    for (ReportView.Duplicate duplicate : report.duplicates()) {
      ReportView.KeyTaskText task = task(duplicate.keyTaskId());
      ReportView.KeyTaskText other = task(duplicate.duplicateOf());
      Paragraph sentence =
          new Paragraph(
              duplicate.keptReason() != null
                  ? new StatusBadge(
                      VaadinIcon.CHECK,
                      Accent.NEUTRAL,
                      "report.duplicate.kept",
                      task.position(),
                      other.position())
                  : new StatusBadge(
                      VaadinIcon.WARNING,
                      Accent.YELLOW,
                      duplicate.identical()
                          ? "report.duplicate.identical"
                          : "report.duplicate.nearly",
                      task.position(),
                      other.position()));
      Div notice = new Div(sentence);
      notice.addClassName("duplicate");
      if (duplicate.keptReason() != null) {
        sentence.add(new Span(" " + duplicate.keptReason()));
      } else {
        Button compare =
            new Button(getTranslation("report.duplicate.compare"), e -> compare(task, other));
        Button remove =
            new Button(
                getTranslation("report.duplicate.remove", task.position()),
                e -> remove(task.id(), task.position()));
        Button keep = new Button(getTranslation("report.duplicate.keep"), e -> keep(task, other));
        Div buttons = new Div(compare, remove, keep);
        buttons.addClassName("button-row");
        notice.add(buttons);
      }
      place.add(notice);
    }
  }

  private void compare(ReportView.KeyTaskText task, ReportView.KeyTaskText other) {
    Div both = new Div();
    both.addClassName("two-texts");
    for (ReportView.KeyTaskText one : List.of(other, task)) {
      Div text = new Div(one.text());
      text.addClassName("as-typed");
      both.add(new Div(new H3(getTranslation("report.keyTaskNumber", one.position())), text));
    }
    new ActDialog(
            getTranslation("report.duplicate.compareTitle", other.position(), task.position()),
            both)
        .open();
  }

  private void keep(ReportView.KeyTaskText task, ReportView.KeyTaskText other) {
    TextArea reason = new TextArea(getTranslation("report.reason"));
    ActDialog dialog =
        new ActDialog(
            getTranslation("report.duplicate.keepTitle", other.position(), task.position()),
            reason);
    dialog.act(
        getTranslation("report.duplicate.keep"),
        () -> {
          drafting.keepDuplicate(task.id(), other.id(), reason.getValue());
          saveNow();
          again();
        });
    dialog.errors().at("report.reasonMissing", reason).at("report.tooLong", reason);
    dialog.open();
  }

  private void remove(UUID taskId, int position) {
    if (!saveNow()) {
      return;
    }
    TextArea note =
        new TextArea(
            getTranslation(
                report.state() == ReportState.APPROVED ? "report.reason" : "report.reasonIfAny"));
    ActDialog dialog = new ActDialog(getTranslation("report.keyTask.removeTitle", position), note);
    dialog.destructiveAct(
        getTranslation("report.keyTask.remove"),
        () -> {
          drafting.removeKeyTask(taskId, note.getValue());
          again();
        });
    dialog.errors().at("report.reasonMissing", note).at("report.tooLong", note);
    dialog.open();
  }

  private void split(ReportView.KeyTaskText task) {
    TextArea parts = new TextArea(getTranslation("report.keyTask.splitParts"));
    parts.setHelperText(getTranslation("report.keyTask.splitHelp"));
    parts.setMinRows(4);
    parts.setValue(String.join("\n", task.text().split(";\\s*", -1)));
    ActDialog dialog =
        new ActDialog(getTranslation("report.keyTask.splitTitle", task.position()), parts);
    dialog.act(
        getTranslation("report.keyTask.split"),
        () -> {
          drafting.splitKeyTask(task.id(), parts.getValue().lines().toList());
          again();
        });
    dialog.errors().at("report.splitNeedsTwo", parts).at("report.tooLong", parts);
    dialog.open();
  }

  private void again() {
    reload();
    show(shown);
  }

  private ReportView.KeyTaskText storedTask(UUID id) {
    reload();
    return task(id);
  }

  private ReportView.KeyTaskText task(UUID id) {
    return report.keyTasks().stream().filter(k -> k.id().equals(id)).findFirst().orElseThrow();
  }
}
