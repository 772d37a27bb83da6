package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Right;

/** The way to one's own association; who serves in several chooses. */
@Route(value = "my-association", layout = Frame.class)
@PermitAll
class MyAssociationView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final Access access;
  private final Organisations organisations;

  MyAssociationView(Access access, Organisations organisations) {
    this.access = access;
    this.organisations = organisations;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<UUID> own = access.organisationsWith(Right.READ_OWN);
    if (own.isEmpty()) {
      throw new NotAllowed();
    }
    if (own.size() == 1) {
      event.forwardTo("organisations/" + own.getFirst());
      return;
    }
    removeAll();
    UnorderedList list = new UnorderedList();
    own.forEach(
        id ->
            list.add(
                new ListItem(new Anchor("organisations/" + id, organisations.get(id).name()))));
    add(new PageHeader(getPageTitle()), list);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("organisation.mine");
  }
}
