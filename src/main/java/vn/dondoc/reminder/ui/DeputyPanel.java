package vn.dondoc.reminder.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.data.renderer.TextRenderer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.organisation.Deputies;
import vn.dondoc.organisation.Deputies.Candidate;
import vn.dondoc.organisation.Deputies.PostOf;
import vn.dondoc.organisation.Deputies.StandIn;

/** Who stands in for the signed-in person, and for whom they do. */
class DeputyPanel extends Div {
  private final transient Deputies deputies;
  private final LocalDate today;
  private final FieldErrors errors = new FieldErrors();
  private final Div content = new Div();

  DeputyPanel(Deputies deputies, LocalDate today) {
    this.deputies = deputies;
    this.today = today;
    content.addClassName("form-column");
    add(new H2(getTranslation("deputy.title")), errors, content);
    show();
  }

  private void show() {
    content.removeAll();
    List<StandIn> instead = deputies.iStandInFor();
    if (!instead.isEmpty()) {
      content.add(new Paragraph(getTranslation("deputy.iStandIn")), list(instead, false));
    }
    List<PostOf> posts = deputies.posts();
    if (posts.isEmpty()) {
      content.add(new Paragraph(getTranslation("deputy.none.noPost")));
      return;
    }
    List<StandIn> mine = deputies.mine();
    List<StandIn> open = mine.stream().filter(s -> !s.until().isBefore(today)).toList();
    List<StandIn> over = mine.stream().filter(s -> s.until().isBefore(today)).toList();
    content.add(new Paragraph(getTranslation("deputy.about", posts(posts))));
    if (open.isEmpty()) {
      content.add(new Paragraph(getTranslation("deputy.none")));
    } else {
      content.add(list(open, true));
    }
    content.add(new Button(getTranslation("deputy.name"), e -> ask()));
    if (!over.isEmpty()) {
      content.add(new Details(getTranslation("deputy.earlier", over.size()), list(over, false)));
    }
  }

  private UnorderedList list(List<StandIn> some, boolean mayEnd) {
    UnorderedList list = new UnorderedList();
    list.addClassName("reminder-list");
    for (StandIn one : some) {
      Span name = new Span(one.person());
      name.addClassName("reminder-strong");
      Div head = new Div(name);
      head.addClassName("badges");
      if (one.isOn(today)) {
        head.add(new StatusBadge(VaadinIcon.CHECK, Accent.GREEN, "deputy.now"));
      } else if (one.from().isAfter(today)) {
        head.add(new StatusBadge(VaadinIcon.CLOCK, Accent.BLUE, "deputy.later"));
      }
      Span details =
          new Span(
              getTranslation(
                  "deputy.period",
                  DateFormats.day(one.from()),
                  DateFormats.day(one.until()),
                  posts(one.posts())));
      details.addClassName("hint");
      Div text = new Div(head, details);
      ListItem item = new ListItem(text);
      if (mayEnd) {
        Button end = new Button(getTranslation("deputy.end"), e -> askEnd(one));
        end.setAriaLabel(getTranslation("deputy.endOf", one.person()));
        item.add(end);
      }
      list.add(item);
    }
    return list;
  }

  private void askEnd(StandIn one) {
    Confirmation.ask(
        getTranslation("deputy.askEnd", one.person()),
        getTranslation("deputy.end"),
        () ->
            errors.run(
                () -> {
                  deputies.end(one.id());
                  show();
                }));
  }

  private void ask() {
    ComboBox<Candidate> person = new ComboBox<>(getTranslation("deputy.person"));
    person.setPlaceholder(getTranslation("deputy.personHint"));
    person.setItems(
        (candidate, typed) -> SearchKey.of(label(candidate)).contains(SearchKey.of(typed)),
        deputies.candidates());
    person.setItemLabelGenerator(Candidate::name);
    person.setRenderer(new TextRenderer<>(this::label));
    person.setHelperText(getTranslation("deputy.personHelp"));
    // In which posts, since some may be left without anybody.
    person.addValueChangeListener(
        e ->
            person.setHelperText(
                e.getValue() == null
                    ? getTranslation("deputy.personHelp")
                    : getTranslation(
                        "deputy.standsInAs",
                        name(e.getValue().known()),
                        posts(e.getValue().posts()))));
    DayPicker from =
        new DayPicker(getTranslation("deputy.from"))
            .notBefore(today, getTranslation("deputy.fromPast"));
    from.setValue(today);
    DayPicker until = new DayPicker(getTranslation("deputy.until"));
    Div days = new Div(from, until);
    days.addClassName("field-pair");
    ActDialog dialog =
        new ActDialog(
                getTranslation("deputy.name"),
                person,
                days,
                new Paragraph(getTranslation("deputy.what")))
            .act(
                getTranslation("deputy.name"),
                () -> {
                  if (person.getValue() == null) {
                    throw new DomainException("deputy.personMissing");
                  }
                  if (from.getValue() == null) {
                    throw new DomainException("deputy.fromMissing");
                  }
                  if (until.getValue() == null) {
                    throw new DomainException("day.missing");
                  }
                  deputies.name(person.getValue().personId(), from.getValue(), until.getValue());
                  show();
                  Notification.show(
                      getTranslation(
                          "deputy.done",
                          person.getValue().name(),
                          DateFormats.day(from.getValue()),
                          DateFormats.day(until.getValue())));
                });
    dialog
        .errors()
        .at("deputy.personMissing", person)
        .at("deputy.personElsewhere", person)
        .at("deputy.absentToo", person)
        .at("deputy.already", from)
        .at("deputy.fromPast", from)
        .at("deputy.fromMissing", from)
        .at("deputy.tooLong", until)
        .at("day.missing", until)
        .at("appointment.endsBeforeItBegins", until);
    dialog.open();
  }

  private String label(Candidate candidate) {
    return candidate.name() + " · " + name(candidate.known());
  }

  private String posts(List<PostOf> posts) {
    return posts.stream().map(this::name).distinct().collect(Collectors.joining("; "));
  }

  private String name(PostOf post) {
    return getTranslation("post.of", getTranslation("post." + post.post()), post.organisation());
  }
}
