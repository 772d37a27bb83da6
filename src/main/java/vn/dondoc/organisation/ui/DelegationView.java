package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.TextRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.PageHelp;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Delegation;
import vn.dondoc.organisation.Delegation.Candidate;
import vn.dondoc.organisation.Delegation.Delegate;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.Right;

/** Whom the chair has named for a time, and the form to name someone. */
@Route(value = "delegation", layout = Frame.class)
@PermitAll
@StyleSheet("organisation.css")
class DelegationView extends Div implements HasDynamicTitle, BeforeEnterObserver, PageHelp {
  private final Delegation delegation;
  private final Access access;
  private final Organisations organisations;
  private final LocalDate today;
  private final Div content = new Div();
  private final FieldErrors errors = new FieldErrors();
  private UUID holderId = new UUID(0, 0);

  DelegationView(Delegation delegation, Access access, Organisations organisations, Clock clock) {
    this.delegation = delegation;
    this.access = access;
    this.organisations = organisations;
    this.today = Days.today(clock);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Unions unions =
        new Unions(
            access,
            organisations,
            Right.NAME_DELEGATE,
            chosen -> {
              holderId = chosen;
              show();
            });
    holderId = unions.unionId();
    Button name = new Button(getTranslation("delegation.name"), e -> ask());
    name.addThemeVariants(ButtonVariant.PRIMARY);
    Paragraph explained = new Paragraph(getTranslation("delegation.explained"));
    explained.addClassName("delegation-explained");
    add(new PageHeader(getPageTitle()).actions(name), unions, explained, errors, content);
    show();
  }

  private void show() {
    content.removeAll();
    List<Delegate> all = delegation.list(holderId);
    if (all.isEmpty()) {
      content.add(new EmptyState(getTranslation("delegation.none")));
    }
    group("delegation.now", all, d -> d.isNamedOn(today));
    group("delegation.later", all, d -> d.from().isAfter(today));
    group("delegation.earlier", all, d -> d.until().isBefore(today));
  }

  private void group(String headingKey, List<Delegate> all, Predicate<Delegate> which) {
    List<Delegate> some = all.stream().filter(which).toList();
    if (some.isEmpty()) {
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("register-list");
    for (Delegate one : some) {
      Span name = new Span(one.person());
      name.addClassName("register-name");
      List<String> details = new ArrayList<>();
      details.add(what(one.post()));
      details.add(DateFormats.day(one.from()) + " – " + DateFormats.day(one.until()));
      if (one.illustrative()) {
        details.add(getTranslation("organisation.illustrative"));
      }
      ListItem item = new ListItem(RegisterRows.row(name, details));
      if (!one.until().isBefore(today)) {
        Button end = new Button(getTranslation("delegation.end"), e -> askEnd(one));
        end.setAriaLabel(getTranslation("delegation.endOf", one.person()));
        item.add(end);
      }
      list.add(item);
    }
    content.add(new H2(getTranslation(headingKey)), list);
  }

  private void askEnd(Delegate one) {
    Confirmation.ask(
        getTranslation("delegation.askEnd", one.person()),
        getTranslation("delegation.end"),
        () ->
            errors.run(
                () -> {
                  delegation.end(one.appointmentId());
                  show();
                }));
  }

  private void ask() {
    ComboBox<Candidate> person = new ComboBox<>(getTranslation("delegation.person"));
    person.setPlaceholder(getTranslation("delegation.personHint"));
    person.setItems(
        (candidate, typed) -> SearchKey.of(label(candidate)).contains(SearchKey.of(typed)),
        delegation.candidates(holderId));
    person.setItemLabelGenerator(Candidate::name);
    person.setRenderer(new TextRenderer<>(this::label));
    // The field is too narrow for both on a phone, and two people may have one name.
    person.addValueChangeListener(
        e -> person.setHelperText(e.getValue() == null ? "" : post(e.getValue())));
    RadioButtonGroup<Post> post = new RadioButtonGroup<>(getTranslation("delegation.what"));
    post.setItems(Post.CHAIR_DELEGATE, Post.UNION_DELEGATE);
    post.setItemLabelGenerator(this::what);
    post.setValue(Post.CHAIR_DELEGATE);
    DayPicker from = new DayPicker(getTranslation("appointment.from"));
    from.setValue(today);
    DayPicker until = new DayPicker(getTranslation("appointment.until"));
    ActDialog dialog =
        new ActDialog(getTranslation("delegation.name"), person, post, from, until)
            .act(
                getTranslation("delegation.name"),
                () -> {
                  Candidate chosen = person.getValue();
                  if (chosen == null) {
                    throw new DomainException("delegation.personMissing");
                  }
                  LocalDate last = AdministeredOrganisationsView.value(until);
                  delegation.name(
                      holderId,
                      chosen.personId(),
                      post.getValue(),
                      AdministeredOrganisationsView.value(from),
                      last);
                  show();
                  Notification.show(getTranslation("delegation.done", chosen.name(), last));
                });
    dialog
        .errors()
        .at("delegation.personMissing", person)
        .at("delegation.personElsewhere", person)
        .at("delegation.already", person)
        .at("delegation.fromPast", from)
        .at("delegation.tooLong", until)
        .at("day.missing", until)
        .at("appointment.endsBeforeItBegins", until);
    dialog.open();
  }

  private String label(Candidate candidate) {
    return candidate.name() + " · " + post(candidate);
  }

  private static String post(Candidate candidate) {
    return PostNames.of(candidate.post(), null, candidate.organisation());
  }

  private String what(Post post) {
    return getTranslation("delegation.what." + post.name());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("delegation.title");
  }

  @Override
  public List<String> helpKeys() {
    return List.of("delegation.help");
  }
}
