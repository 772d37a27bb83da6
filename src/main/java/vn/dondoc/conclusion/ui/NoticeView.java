package vn.dondoc.conclusion.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.NoticeDocument;

/** The notice by itself, to be read and printed. */
@Route(value = "notices/:reviewId", layout = Frame.class)
@PermitAll
class NoticeView extends Div implements HasDynamicTitle, BeforeEnterObserver {
  private final transient Concluding concluding;
  private String title = "";

  NoticeView(Concluding concluding) {
    this.concluding = concluding;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID reviewId = ReviewInAddress.of(event);
    NoticeDocument document = concluding.document(reviewId);
    title =
        document.label() == null
            ? getTranslation("notice.preview")
            : getTranslation("notice.title", document.label());
    removeAll();
    Button print =
        new Button(
            getTranslation("notice.print"),
            VaadinIcon.PRINT.create(),
            click -> UI.getCurrentOrThrow().getPage().executeJs("window.print()"));
    add(new PageHeader(title).back("reviews/" + reviewId, document.title()).actions(print));
    if (!document.issued()) {
      add(new Paragraph(getTranslation("notice.previewNote")));
    }
    add(new NoticeSheet(document));
  }

  @Override
  public String getPageTitle() {
    return title;
  }
}
