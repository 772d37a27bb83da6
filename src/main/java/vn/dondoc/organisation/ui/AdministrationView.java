package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import vn.dondoc.base.ui.Frame;

/** Administration begins with the organisations. */
@Route(value = "administration", layout = Frame.class)
@PermitAll
class AdministrationView extends Div implements BeforeEnterObserver {
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    event.forwardTo("administration/organisations");
  }
}
