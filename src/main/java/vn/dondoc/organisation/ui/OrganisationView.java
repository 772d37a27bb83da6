package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.OrganisationTab;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.RegisterReading;
import vn.dondoc.organisation.RegisterReading.OrganisationRow;
import vn.dondoc.organisation.Right;

/** The page of one organisation: its people, and over all reviews what features tell of it. */
@Route(value = "organisations/:id", layout = Frame.class)
@PermitAll
@StyleSheet("organisation.css")
class OrganisationView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final RegisterReading register;
  private final Access access;
  private final Clock clock;
  private final List<OrganisationTab> features;
  private String title = "";

  OrganisationView(
      RegisterReading register,
      Access access,
      Clock clock,
      ObjectProvider<OrganisationTab> features) {
    this.register = register;
    this.access = access;
    this.clock = clock;
    this.features =
        features.stream().sorted(Comparator.comparingInt(OrganisationTab::order)).toList();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = Ids.of(event.getRouteParameters().get("id").orElse(""));
    OrganisationRow row = register.organisation(id);
    title = row.organisation().name();
    removeAll();
    PageHeader header = new PageHeader(title);
    if (access.may(Right.READ_ORGANISATIONS, id)) {
      header.back("organisations", getTranslation("organisation.nav"));
    }
    header.status(RegisterRows.badges(row, Days.today(clock)));
    header.meta(RegisterRows.details(row).toArray(String[]::new));
    String phone = row.organisation().phone();
    if (phone != null && !phone.isBlank()) {
      Anchor call =
          new Anchor(
              "tel:" + phone.replaceAll("[^+0-9]", ""), getTranslation("organisation.call", phone));
      call.addClassName("button-link");
      header.actions(call);
    }
    add(header);
    addTabs(id);
  }

  private void addTabs(UUID id) {
    Map<Tab, java.util.function.Supplier<Component>> contents = new HashMap<>();
    List<Tab> order = new ArrayList<>();
    for (OrganisationTab feature : features) {
      String label = getTranslation(feature.labelKey());
      Tab tab = new Tab(feature.count(id).map(count -> label + " " + count).orElse(label));
      order.add(tab);
      contents.put(tab, () -> feature.content(id));
    }
    Tab people = new Tab(getTranslation("organisation.people"));
    order.add(people);
    contents.put(people, () -> new PeopleOfOrganisation(register.posts(id), Days.today(clock)));
    Div content = new Div();
    content.addClassName("tab-content");
    Tabs tabs = new Tabs(order.toArray(Tab[]::new));
    tabs.addSelectedChangeListener(
        e -> {
          content.removeAll();
          content.add(java.util.Objects.requireNonNull(contents.get(e.getSelectedTab())).get());
        });
    content.add(java.util.Objects.requireNonNull(contents.get(order.getFirst())).get());
    add(tabs, content);
  }

  @Override
  public String getPageTitle() {
    return title;
  }

  /** An id from an address; what is none is the id of nothing. */
  static final class Ids {
    private Ids() {}

    static UUID of(String text) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        throw new NotFound();
      }
    }
  }
}
