package vn.dondoc.conclusion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.CaseTab;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.ConclusionView;
import vn.dondoc.conclusion.ConclusionView.Row;
import vn.dondoc.conclusion.NoticeInfo;

/** The conclusion on the page of its review: the notice, or what stands so far. */
@org.springframework.stereotype.Component
class ConclusionTab implements CaseTab {
  private final Concluding concluding;

  ConclusionTab(Concluding concluding) {
    this.concluding = concluding;
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public String labelKey() {
    return "conclusion.tab";
  }

  @Override
  public Optional<Integer> count(UUID reviewId) {
    return concluding.directiveCount(reviewId);
  }

  @Override
  public Component content(UUID reviewId) {
    ConclusionView conclusion;
    try {
      conclusion = concluding.conclusion(reviewId);
    } catch (NotFound e) {
      // Before the notice only those who read everything see what stands; the page itself is
      // theirs.
      return new EmptyState(say("conclusion.notIssued"));
    }
    Content content = new Content();
    NoticeInfo notice = conclusion.notice();
    if (notice != null) {
      content.add(
          new Paragraph(
              new Anchor("notices/" + reviewId, say("conclusion.openNotice", notice.label()))));
    } else if (conclusion.directives().isEmpty()) {
      Component[] next =
          conclusion.mayConclude() ? new Component[] {work(reviewId)} : new Component[0];
      return new EmptyState(say("conclusion.empty.reader"), next);
    } else {
      content.add(new Paragraph(say("conclusion.waiting")));
      if (conclusion.mayConclude()) {
        content.add(new Paragraph(work(reviewId)));
      }
    }
    content.add(new NoticeSheet(concluding.document(reviewId)));
    sources(conclusion.directives(), content);
    return content;
  }

  private static Anchor work(UUID reviewId) {
    return new Anchor("conclude/" + reviewId, say("conclusion.title"));
  }

  private static void sources(List<Row> rows, Div content) {
    if (rows.stream().allMatch(row -> row.sources().isEmpty())) {
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("conclusion-sources");
    for (Row row : rows) {
      ListItem item = new ListItem(new Span(say("conclusion.directive", row.number()) + ": "));
      if (row.sources().isEmpty()) {
        item.add(new Span(say("conclusion.source.added")));
      }
      for (int i = 0; i < row.sources().size(); i++) {
        item.add(new Span(i == 0 ? "" : ", "), SourceLabel.link(row.sources().get(i)));
      }
      list.add(item);
    }
    content.add(new H2(say("conclusion.sources.title")), list);
  }

  private static String say(String key, Object... args) {
    return I18NProvider.translate(key, args);
  }

  @StyleSheet("context://styles/conclusion.css")
  private static class Content extends Div {
    Content() {
      addClassName("conclusion-tab");
    }
  }
}
