package vn.dondoc.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where there is nothing: a sentence, and what to do next. */
public class EmptyState extends Div {

  /** The sentence (already translated) and the next actions, if any. */
  public EmptyState(String sentence, Component... next) {
    addClassName("empty-state");
    add(new Paragraph(sentence));
    add(next);
  }
}
