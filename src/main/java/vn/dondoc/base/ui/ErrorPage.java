package vn.dondoc.base.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;

/** What stands in the place of a page that cannot be shown, with the way on. */
class ErrorPage extends Div implements HasDynamicTitle {
  private final PageHeader header;

  ErrorPage() {
    header = new PageHeader(getTranslation("error.page"));
    add(header);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("error.page");
  }

  void say(String sentence) {
    add(new EmptyState(sentence, new Anchor("", getTranslation("error.toStart"))));
  }

  /** No such page. */
  @ParentLayout(Frame.class)
  @AnonymousAllowed
  static class Missing extends ErrorPage implements HasErrorParameter<NotFoundException> {
    @Override
    public int setErrorParameter(
        BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
      say(getTranslation("error.notFound"));
      return 404;
    }
  }

  /** A page that is not this person's to see reads like one that does not exist. */
  @ParentLayout(Frame.class)
  @AnonymousAllowed
  static class Denied extends ErrorPage implements HasErrorParameter<AccessDeniedException> {
    @Override
    public int setErrorParameter(
        BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
      say(getTranslation("error.notFound"));
      return 404;
    }
  }

  /** A rule that forbids to open the page. */
  @ParentLayout(Frame.class)
  @AnonymousAllowed
  static class Refused extends ErrorPage implements HasErrorParameter<DomainException> {
    @Override
    public int setErrorParameter(
        BeforeEnterEvent event, ErrorParameter<DomainException> parameter) {
      DomainException refusal = parameter.getException();
      boolean hidden = refusal instanceof NotFound || refusal instanceof NotAllowed;
      say(
          hidden
              ? getTranslation("error.notFound")
              : getTranslation(refusal.key(), refusal.args()));
      return hidden ? 404 : 409;
    }
  }

  /** Anything else. */
  @ParentLayout(Frame.class)
  @AnonymousAllowed
  static class Failed extends ErrorPage implements HasErrorParameter<Exception> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
      add(ErrorCard.of(parameter.getException()));
      add(new Anchor("", getTranslation("error.toStart")));
      return 500;
    }
  }
}
