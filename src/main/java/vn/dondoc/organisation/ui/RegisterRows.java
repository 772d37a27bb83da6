package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.RegisterReading.OrganisationRow;
import vn.dondoc.organisation.RegisterReading.PostRow;

/** How organisations and posts look in a list; one column, so that a phone shows them whole. */
final class RegisterRows {
  private RegisterRows() {}

  /** The name, given as a component of its own, over what is told beside it. */
  static Component row(Component name, List<String> details, Component... badges) {
    Div head = new Div(name);
    head.addClassName("register-row-head");
    head.add(badges);
    Div row = new Div(head);
    row.addClassName("register-row");
    if (!details.isEmpty()) {
      Span second = new Span(String.join(" · ", details));
      second.addClassName("register-row-details");
      row.add(second);
    }
    return row;
  }

  static List<String> details(OrganisationRow row) {
    List<String> details = new ArrayList<>();
    details.add(kind(row.organisation()));
    head(row.postsToday()).ifPresent(details::add);
    row.formerNames()
        .forEach(
            former ->
                details.add(
                    I18NProvider.translate(
                        "organisation.formerly", former.name(), former.until())));
    if (row.organisation().illustrative()) {
      details.add(I18NProvider.translate("organisation.illustrative"));
    }
    return details;
  }

  static String kind(OrganisationInfo organisation) {
    return I18NProvider.translate("organisation.kind." + organisation.kind());
  }

  /** Who leads: 'Chủ tịch: Lương Đình Khoát'. */
  static java.util.Optional<String> head(List<PostRow> postsToday) {
    return postsToday.stream()
        .filter(held -> held.post() == Post.ASSOCIATION_HEAD || held.post() == Post.CHAIR)
        .filter(held -> held.deputyFor() == null)
        .map(
            held ->
                I18NProvider.translate(
                    "organisation.head",
                    PostNames.of(held.post(), held.title(), null),
                    held.personName()))
        .findFirst();
  }

  /** That it exists no longer, or will not from a day on. */
  static Component[] badges(OrganisationRow row, LocalDate today) {
    LocalDate day = row.organisation().dissolvedOn();
    if (day == null) {
      return new Component[0];
    }
    String when = row.existsOn(today) ? "organisation.endsOn" : "organisation.endedOn";
    return new Component[] {
      row.mergedInto() == null
          ? new StatusBadge(VaadinIcon.BAN, Accent.NEUTRAL, when, day)
          : new StatusBadge(
              VaadinIcon.BAN, Accent.NEUTRAL, "organisation.mergedOn", row.mergedInto(), day)
    };
  }

  /** From a day until a day, or since a day. */
  static String period(PostRow held) {
    return held.until() == null
        ? I18NProvider.translate("appointment.since", held.from())
        : DateFormats.day(held.from()) + " – " + DateFormats.day(held.until());
  }

  static String posts(List<PostRow> posts, LocalDate today) {
    return posts.stream()
        .filter(held -> held.heldOn(today))
        .map(
            held ->
                PostNames.instead(
                    PostNames.of(held.post(), held.title(), held.organisation()), held.deputyFor()))
        .collect(Collectors.joining("; "));
  }
}
