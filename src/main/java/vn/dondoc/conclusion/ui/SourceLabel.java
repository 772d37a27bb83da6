package vn.dondoc.conclusion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import vn.dondoc.conclusion.ConclusionView.SourceRow;
import vn.dondoc.conclusion.Source;

/** What a directive comes from, in a few words. */
final class SourceLabel {
  private static final int SHORT = 80;

  private SourceLabel() {}

  /** 'Ý kiến 9 · Trình Thị Luyến'. */
  static String of(SourceRow row) {
    return switch (row.source().kind()) {
      case KEY_TASK -> I18NProvider.translate("conclusion.source.KEY_TASK", row.number());
      case SECTION -> I18NProvider.translate("conclusion.source.SECTION", row.number());
      case OPINION ->
          row.author() == null
              ? I18NProvider.translate("conclusion.source.OPINION", row.number())
              : I18NProvider.translate("conclusion.source.OPINION.by", row.number(), row.author());
    };
  }

  /** With the beginning of its words, for choosing. */
  static String withText(SourceRow row) {
    String text = row.text().replace('\n', ' ');
    return of(row) + ": " + (text.length() > SHORT ? text.substring(0, SHORT).strip() + "…" : text);
  }

  /** A link where it has a page of its own. */
  static Component link(SourceRow row) {
    Component label =
        row.source().kind() == Source.Kind.OPINION
            ? new Anchor("opinions/" + row.source().id(), of(row))
            : new Span(of(row));
    label.getElement().setAttribute("title", row.text());
    return label;
  }
}
