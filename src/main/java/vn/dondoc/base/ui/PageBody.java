package vn.dondoc.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** The content of a page and its action card: side by side, on a phone the card below. */
public class PageBody extends Div {

  public PageBody(Component content, ActionCard actions) {
    addClassName("page-body");
    Div main = new Div(content);
    main.addClassName("page-main");
    Div side = new Div(actions);
    side.addClassName("page-side");
    add(main, side);
  }
}
