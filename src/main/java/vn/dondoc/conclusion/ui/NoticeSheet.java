package vn.dondoc.conclusion.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Messages;
import vn.dondoc.conclusion.Mode;
import vn.dondoc.conclusion.NoticeDocument;
import vn.dondoc.conclusion.NoticeDocument.Line;

/**
 * The notice as a sheet of paper. A document of the office is in Vietnamese, whatever language its
 * reader chose.
 */
@StyleSheet("context://styles/conclusion.css")
class NoticeSheet extends Div {
  private static final Locale OFFICE = Messages.VIETNAMESE;

  NoticeSheet(NoticeDocument document) {
    addClassName("notice-sheet");
    getElement().setAttribute("lang", OFFICE.getLanguage());
    add(head(document), heading(document), lines(document.lines()), signature(document));
  }

  private Div head(NoticeDocument document) {
    Div union = new Div(strong(document.unionName().toUpperCase(OFFICE)));
    String symbol = Objects.requireNonNullElse(document.symbol(), "…");
    union.add(
        new Span(
            document.label() == null
                ? say("notice.numberOpen", symbol)
                : say("notice.number", document.label())));
    Div republic = new Div(strong(say("notice.republic")), strong(say("notice.motto")));
    String day = DateFormats.documentDay(document.day());
    Span dated = new Span(document.place() == null ? day : document.place() + ", " + day);
    dated.addClassName("notice-day");
    republic.add(dated);
    Div head = new Div(union, republic);
    head.addClassName("notice-head");
    return head;
  }

  private Div heading(NoticeDocument document) {
    Div heading =
        new Div(strong(say("notice.heading")), strong(say("notice.about", document.title())));
    heading.addClassName("notice-heading");
    return heading;
  }

  private OrderedList lines(List<Line> lines) {
    OrderedList list = new OrderedList();
    list.addClassName("notice-lines");
    for (Line line : lines) {
      ListItem item = new ListItem(new Paragraph(line.text()));
      String who = who(line);
      if (!who.isEmpty()) {
        Paragraph assigned = new Paragraph(who);
        assigned.addClassName("notice-assigned");
        item.add(assigned);
      }
      list.add(item);
    }
    return list;
  }

  private String who(Line line) {
    StringBuilder who = new StringBuilder();
    if (line.lead() != null) {
      sentence(who, say("notice.lead", line.lead()));
    }
    if (!line.coordinating().isEmpty()) {
      sentence(who, say("notice.coordinating", String.join(", ", line.coordinating())));
    }
    if (!line.units().isEmpty()) {
      sentence(who, say("notice.units", String.join(", ", line.units())));
    }
    if (line.mode() != Mode.NO_TASK) {
      sentence(
          who,
          line.dueOn() == null
              ? say("notice.withoutDeadline")
              : say("notice.due", DateFormats.documentDay(line.dueOn())));
    }
    if (line.partDueOn() != null) {
      sentence(who, say("notice.partDue", DateFormats.documentDay(line.partDueOn())));
    }
    return who.toString();
  }

  private Div signature(NoticeDocument document) {
    Div signature = new Div();
    signature.addClassName("notice-signature");
    if (document.signatureText() != null) {
      signature.add(strong(document.signatureText()));
    }
    if (document.signerName() != null) {
      Span name = strong(document.signerName());
      name.addClassName("notice-signer");
      signature.add(name);
    }
    return signature;
  }

  private static void sentence(StringBuilder to, String words) {
    to.append(to.isEmpty() ? "" : " ").append(words).append('.');
  }

  private static Span strong(String text) {
    Span span = new Span(text);
    span.addClassName("notice-strong");
    return span;
  }

  private String say(String key, Object... args) {
    return getTranslation(OFFICE, key, args);
  }
}
