package vn.dondoc.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** The first lines of a page: where back is, what this is, how it stands, by when, who asked. */
public class PageHeader extends Header {
  private final H1 title;
  private final Div heading = new Div();
  private final Div actions = new Div();
  private final Paragraph meta = new Paragraph();
  private @Nullable Anchor back;

  /** A header with this title (already translated). */
  public PageHeader(String title) {
    addClassName("page-header");
    this.title = new H1(title);
    heading.addClassName("page-heading");
    heading.add(this.title);
    actions.addClassName("page-actions");
    meta.addClassName("page-meta");
    actions.setVisible(false);
    meta.setVisible(false);
    Div row = new Div(heading, actions);
    row.addClassName("page-header-row");
    add(row, meta);
  }

  /** The way back: a route without a leading slash, and the name of the page there. */
  public PageHeader back(String path, String pageName) {
    if (back != null) {
      remove(back);
    }
    back = new Anchor(path, "‹ " + pageName);
    back.addClassName("page-back");
    addComponentAsFirst(back);
    return this;
  }

  public PageHeader title(String text) {
    title.setText(text);
    return this;
  }

  /** The badges beside the title: lifecycle, then timeliness. */
  public PageHeader status(Component... badges) {
    heading.getChildren().filter(c -> c != title).toList().forEach(heading::remove);
    heading.add(badges);
    return this;
  }

  /** The page's buttons; the primary one first, and at most one. */
  public PageHeader actions(Component... buttons) {
    actions.removeAll();
    actions.add(buttons);
    actions.setVisible(buttons.length > 0);
    return this;
  }

  /** What, by when, who asked; parts are set apart by a dot. */
  public PageHeader meta(String... parts) {
    meta.removeAll();
    for (String part : parts) {
      meta.add(new Span(part));
    }
    meta.setVisible(parts.length > 0);
    return this;
  }

  /** As {@link #meta(String...)}, with links or a save note among the parts. */
  public PageHeader meta(Component... parts) {
    meta.removeAll();
    for (Component part : parts) {
      meta.add(new Span(part));
    }
    meta.setVisible(parts.length > 0);
    return this;
  }
}
