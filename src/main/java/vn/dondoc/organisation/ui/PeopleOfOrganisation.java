package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.organisation.RegisterReading.PostRow;

/** Who holds a post in an organisation, and who held one. */
class PeopleOfOrganisation extends Div {
  PeopleOfOrganisation(List<PostRow> posts, LocalDate today) {
    List<PostRow> now = posts.stream().filter(held -> held.heldOn(today)).toList();
    if (now.isEmpty()) {
      add(new EmptyState(getTranslation("organisation.nobody")));
    } else {
      add(list(now));
    }
    List<PostRow> other = posts.stream().filter(held -> !held.heldOn(today)).toList();
    if (!other.isEmpty()) {
      add(new H2(getTranslation("organisation.earlier")), list(other));
    }
  }

  private Component list(List<PostRow> posts) {
    UnorderedList list = new UnorderedList();
    list.addClassName("register-list");
    for (PostRow held : posts) {
      Span name = new Span(held.personName());
      name.addClassName("register-name");
      List<String> details = new ArrayList<>();
      details.add(
          held.representing() == null
              ? PostNames.instead(PostNames.of(held.post(), held.title(), null), held.deputyFor())
              : getTranslation(
                  "appointment.representing",
                  PostNames.of(held.post(), held.title(), null),
                  held.representing()));
      details.add(RegisterRows.period(held));
      if (held.illustrative()) {
        details.add(getTranslation("organisation.illustrative"));
      }
      ListItem item = new ListItem(RegisterRows.row(name, details));
      if (held.phone() != null) {
        item.add(new Anchor("tel:" + held.phone().replaceAll("[^+0-9]", ""), held.phone()));
      }
      list.add(item);
    }
    return list;
  }
}
