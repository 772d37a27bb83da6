package vn.dondoc.base.ui;

import com.vaadin.flow.component.AbstractCompositeField;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.UUID;

/**
 * A text area with marks for bold, italic and lists, and beside it how the text will look; on a
 * phone two tabs.
 */
public class MarkdownEditor extends AbstractCompositeField<Div, MarkdownEditor, String>
    implements HasValueChangeMode, HasValidation, HasLabel, Focusable<MarkdownEditor> {
  /** Surrounds what is selected, or begins its lines with a bullet; the field hears of it. */
  private static final String MARK =
      """
      const area = $0.inputElement;
      const from = area.selectionStart, to = area.selectionEnd, text = area.value;
      if ($1 === '- ') {
        const start = text.lastIndexOf('\\n', from - 1) + 1;
        const lines = text.slice(start, to);
        area.setRangeText(lines.split('\\n').map(l => l.startsWith('- ') ? l.slice(2) : '- ' + l).join('\\n'), start, to, 'end');
      } else {
        area.setRangeText($1 + text.slice(from, to) + $1, from, to, 'end');
        if (from === to) area.setSelectionRange(from + $1.length, from + $1.length);
      }
      area.focus();
      area.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
      """;

  private final String labelId = "markdown-" + UUID.randomUUID();
  private final Span label = new Span();
  private final TextArea area = new TextArea();
  private final MarkdownText preview = new MarkdownText();

  /** An editor with this label (already translated). */
  public MarkdownEditor(String label) {
    super("");
    this.label.setText(label);
    this.label.addClassName("markdown-label");
    this.label.setId(labelId);
    area.setAriaLabelledBy(labelId);
    area.setWidthFull();
    area.setMinRows(8);
    setValueChangeMode(ValueChangeMode.LAZY);
    setValueChangeTimeout(500);
    // What waits to be sent goes with the change that leaving the text is, so before what is
    // clicked next, which may take the editor away.
    area.getElement().addEventListener("change", e -> {});
    area.addValueChangeListener(
        e -> {
          preview.setContent(e.getValue());
          setModelValue(e.getValue(), e.isFromClient());
        });
    Tab write = new Tab(getTranslation("markdown.write"));
    Tab look = new Tab(getTranslation("markdown.preview"));
    Tabs panes = new Tabs(write, look);
    panes.addClassName("markdown-panes");
    panes.addSelectedChangeListener(
        e -> getContent().setClassName("markdown-looking", e.getSelectedTab() == look));
    Div marks =
        new Div(
            mark(VaadinIcon.BOLD, "markdown.bold", "**"),
            mark(VaadinIcon.ITALIC, "markdown.italic", "*"),
            mark(VaadinIcon.LIST_UL, "markdown.list", "- "));
    marks.addClassName("markdown-marks");
    marks.getElement().setAttribute("role", "toolbar");
    marks.getElement().setAttribute("aria-label", getTranslation("markdown.marks"));
    Div writing = new Div(this.label, marks, area);
    writing.addClassName("markdown-writing");
    H3 heading = new H3(getTranslation("markdown.preview"));
    Div looking = new Div(heading, preview);
    looking.addClassName("markdown-preview");
    getContent().addClassName("markdown-editor");
    getContent().add(panes, new Div(writing, looking));
  }

  @Override
  protected void setPresentationValue(String value) {
    area.setValue(value);
    preview.setContent(value);
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    area.setReadOnly(readOnly);
    getContent().setClassName("markdown-read-only", readOnly);
  }

  @Override
  public boolean isReadOnly() {
    return area.isReadOnly();
  }

  @Override
  public void setRequiredIndicatorVisible(boolean required) {
    area.setRequiredIndicatorVisible(required);
  }

  @Override
  public boolean isRequiredIndicatorVisible() {
    return area.isRequiredIndicatorVisible();
  }

  @Override
  public ValueChangeMode getValueChangeMode() {
    return area.getValueChangeMode();
  }

  @Override
  public void setValueChangeMode(ValueChangeMode mode) {
    area.setValueChangeMode(mode);
  }

  @Override
  public void setValueChangeTimeout(int millis) {
    area.setValueChangeTimeout(millis);
  }

  @Override
  public void setLabel(String label) {
    this.label.setText(label);
  }

  @Override
  public String getLabel() {
    return label.getText();
  }

  /** The line below the field that says what belongs there. */
  public void setHelperText(String text) {
    area.setHelperText(text);
  }

  /** How many lines are seen at least. */
  public void setMinRows(int rows) {
    area.setMinRows(rows);
  }

  @Override
  public void setErrorMessage(String sentence) {
    area.setErrorMessage(sentence);
  }

  @Override
  public String getErrorMessage() {
    return area.getErrorMessage();
  }

  @Override
  public void setInvalid(boolean invalid) {
    area.setInvalid(invalid);
  }

  @Override
  public boolean isInvalid() {
    return area.isInvalid();
  }

  @Override
  public void focus() {
    area.focus();
  }

  private Button mark(VaadinIcon icon, String key, String marks) {
    Button button = new Button(icon.create());
    button.setAriaLabel(getTranslation(key));
    button.setTooltipText(getTranslation(key));
    button.addClickListener(e -> area.getElement().executeJs(MARK, area.getElement(), marks));
    return button;
  }
}
