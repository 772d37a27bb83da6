package vn.dondoc.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.Div;

/** What this person can do here: beside the page, and on a phone stuck below it. */
public class ActionCard extends Composite<Card> {
  private final Div content = new Div();
  private final Div buttons = new Div();

  public ActionCard() {
    getContent().addThemeVariants(CardVariant.OUTLINED);
    getContent().getElement().getClassList().add("action-card");
    content.addClassName("action-card-content");
    buttons.addClassName("action-card-buttons");
    getContent().add(content, buttons);
  }

  /** A card headed by this (already translated). */
  public ActionCard(String title) {
    this();
    getContent().setTitle(title, 2);
  }

  /** The one primary button; pressed early it says what is missing, so it is never greyed out. */
  public ActionCard primary(Button button) {
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.addClassName("primary-action");
    buttons.addComponentAsFirst(button);
    return this;
  }

  /** The other buttons, the likely ones first. */
  public ActionCard others(Component... components) {
    buttons.add(components);
    return this;
  }

  /** What is to be filled in before the button is pressed; keeps its place, only buttons stick. */
  public ActionCard fields(Component... components) {
    content.add(components);
    return this;
  }

  /** Takes out everything, to be filled anew. */
  public void clear() {
    content.removeAll();
    buttons.removeAll();
  }

  boolean isEmpty() {
    return content.getComponentCount() == 0 && buttons.getComponentCount() == 0;
  }
}
