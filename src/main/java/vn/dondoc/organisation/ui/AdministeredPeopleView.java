package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.CopyButton;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Accounts;
import vn.dondoc.organisation.Links;
import vn.dondoc.organisation.OrganisationKind;
import vn.dondoc.organisation.OrganisationRegister;
import vn.dondoc.organisation.OrganisationRegister.PersonDetails;
import vn.dondoc.organisation.OrganisationRegister.PostDetails;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.RegisterReading;
import vn.dondoc.organisation.RegisterReading.OrganisationRow;
import vn.dondoc.organisation.RegisterReading.PersonRow;
import vn.dondoc.organisation.RegisterReading.PostRow;
import vn.dondoc.organisation.Right;

/** The administrator's list of people: their posts, and the links with which they sign in first. */
@Route(value = "administration/people", layout = Frame.class)
@PermitAll
@StyleSheet("organisation.css")
class AdministeredPeopleView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final List<String> SALUTATIONS = List.of("đồng chí", "ông", "bà");

  private final RegisterReading reading;
  private final OrganisationRegister register;
  private final Accounts accounts;
  private final Links links;
  private final Access access;
  private final Organisations organisations;
  private final LocalDate today;
  private final Grid<PersonRow> grid = new Grid<>();
  private final TextField search = new TextField();
  private final MasterDetailLayout layout = new MasterDetailLayout();
  private @Nullable Unions unions;
  private List<PersonRow> people = List.of();

  AdministeredPeopleView(
      RegisterReading reading,
      OrganisationRegister register,
      Accounts accounts,
      Links links,
      Access access,
      Organisations organisations,
      Clock clock) {
    this.reading = reading;
    this.register = register;
    this.accounts = accounts;
    this.links = links;
    this.access = access;
    this.organisations = organisations;
    this.today = Days.today(clock);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Unions choice =
        new Unions(access, organisations, Right.MANAGE_ORGANISATIONS, union -> refresh());
    unions = choice;
    removeAll();
    Button add = new Button(getTranslation("person.add"), e -> add());
    add.addThemeVariants(ButtonVariant.PRIMARY);
    search.setLabel(getTranslation("person.search"));
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.addClassName("register-search");
    search.addValueChangeListener(e -> filter());
    grid.addComponentColumn(
        person -> {
          Span name = new Span(person.name());
          name.addClassName("register-name");
          return RegisterRows.row(name, details(person));
        });
    grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
    grid.setAllRowsVisible(true);
    grid.setEmptyStateComponent(new EmptyState(getTranslation("person.noMatch")));
    grid.asSingleSelect().addValueChangeListener(e -> detail(e.getValue()));
    layout.setMaster(new Div(choice, search, grid));
    layout.setMasterSize("16rem");
    layout.setDetailSize("28rem");
    layout.setExpandMaster(true);
    layout.addBackdropClickListener(e -> grid.deselectAll());
    layout.addDetailEscapePressListener(e -> grid.deselectAll());
    layout.setSizeFull();
    add(new PageHeader(getPageTitle()).actions(add), layout);
    refresh();
  }

  private UUID union() {
    return Objects.requireNonNull(unions).unionId();
  }

  private void refresh() {
    PersonRow selected = grid.asSingleSelect().getValue();
    people = reading.people(union());
    filter();
    if (selected != null) {
      people.stream()
          .filter(person -> person.id().equals(selected.id()))
          .findFirst()
          .ifPresent(person -> grid.asSingleSelect().setValue(person));
    }
  }

  private void filter() {
    String key = SearchKey.of(search.getValue());
    grid.setItems(
        people.stream()
            .filter(
                person ->
                    SearchKey.of(person.name() + " " + String.join(" ", details(person)))
                        .contains(key))
            .toList());
  }

  private List<String> details(PersonRow person) {
    List<String> details = new ArrayList<>();
    String posts = RegisterRows.posts(person.posts(), today);
    details.add(posts.isEmpty() ? getTranslation("person.noPostToday") : posts);
    if (person.email() != null) {
      details.add(person.email());
      details.add(
          getTranslation(person.hasPassword() ? "person.canSignIn" : "person.noPasswordYet"));
    }
    if (person.phone() != null) {
      details.add(person.phone());
    }
    if (person.illustrative()) {
      details.add(getTranslation("organisation.illustrative"));
    }
    return details;
  }

  private void detail(@Nullable PersonRow person) {
    if (person == null) {
      layout.setDetail(null);
      return;
    }
    FieldErrors errors = new FieldErrors();
    Button invite =
        new Button(
            getTranslation(person.hasPassword() ? "person.inviteAgain" : "person.invite"),
            e -> errors.run(() -> invite(person)));
    Div buttons =
        new Div(
            invite,
            new Button(getTranslation("appointment.add"), e -> appoint(person)),
            new Button(getTranslation("person.change"), e -> change(person)));
    buttons.addClassName("button-row");
    UnorderedList posts = new UnorderedList();
    posts.addClassName("register-list");
    for (PostRow held : person.posts()) {
      Span name =
          new Span(
              PostNames.instead(
                  PostNames.of(held.post(), held.title(), held.organisation()), held.deputyFor()));
      name.addClassName("register-name");
      List<String> details = new ArrayList<>();
      if (held.representing() != null) {
        details.add(getTranslation("appointment.speaksFor", held.representing()));
      }
      details.add(RegisterRows.period(held));
      ListItem item = new ListItem(RegisterRows.row(name, details));
      if (held.until() == null || held.until().isAfter(today)) {
        item.add(new Button(getTranslation("appointment.end"), e -> end(held)));
      }
      posts.add(item);
    }
    Button close = new Button(getTranslation("action.close"), e -> grid.deselectAll());
    close.addThemeVariants(ButtonVariant.TERTIARY);
    Div detail =
        new Div(
            new H2(person.name()),
            new Paragraph(String.join(" · ", details(person))),
            buttons,
            errors,
            new H3(getTranslation("organisation.posts")),
            posts,
            close);
    detail.addClassName("register-detail");
    layout.setDetail(detail);
  }

  private void invite(PersonRow person) {
    String link = links.invitation(accounts.invite(union(), person.id()));
    TextField text = new TextField(getTranslation("invitation.link"));
    text.setReadOnly(true);
    text.setValue(link);
    text.setWidthFull();
    text.setHelperText(getTranslation("invitation.once"));
    Button copy = CopyButton.of(text, getTranslation("invitation.copy"));
    Dialog dialog = new Dialog();
    dialog.addClassName("act-dialog");
    dialog.setHeaderTitle(getTranslation("invitation.for", person.name()));
    Div content = new Div(new Paragraph(getTranslation("invitation.howToGive")), text);
    content.addClassName("form-column");
    dialog.add(content);
    dialog.getFooter().add(new Button(getTranslation("action.close"), e -> dialog.close()), copy);
    dialog.open();
  }

  private void add() {
    PersonFields person = new PersonFields(null);
    PostFields post = new PostFields();
    ActDialog dialog =
        new ActDialog(
            getTranslation("person.add"),
            java.util.stream.Stream.concat(person.fields().stream(), post.fields().stream())
                .toArray(Component[]::new));
    person.errors(dialog.errors());
    post.errors(dialog.errors());
    dialog.act(
        getTranslation("person.add"),
        () -> {
          register.addPerson(union(), person.value(), post.value());
          refresh();
        });
    dialog.open();
  }

  private void change(PersonRow row) {
    PersonFields person = new PersonFields(row);
    ActDialog dialog =
        new ActDialog(getTranslation("person.change"), person.fields().toArray(Component[]::new));
    person.errors(dialog.errors());
    dialog.act(
        getTranslation("action.save"),
        () -> {
          register.changePerson(union(), row.id(), person.value());
          refresh();
        });
    dialog.open();
  }

  private void appoint(PersonRow person) {
    PostFields post = new PostFields();
    ActDialog dialog =
        new ActDialog(
            getTranslation("appointment.addFor", person.name()),
            post.fields().toArray(Component[]::new));
    post.errors(dialog.errors());
    dialog.act(
        getTranslation("appointment.add"),
        () -> {
          register.appoint(person.id(), post.value());
          refresh();
        });
    dialog.open();
  }

  private void end(PostRow held) {
    DayPicker last = new DayPicker(getTranslation("appointment.lastDay"));
    last.setValue(today);
    ActDialog dialog =
        new ActDialog(
            getTranslation("appointment.end"),
            new Paragraph(
                getTranslation(
                    "appointment.endWhat",
                    held.personName(),
                    PostNames.of(held.post(), held.title(), held.organisation()))),
            last);
    dialog.errors().at("day.missing", last).at("appointment.endsBeforeItBegins", last);
    dialog.destructiveAct(
        getTranslation("appointment.end"),
        () -> {
          register.endAppointment(held.appointmentId(), AdministeredOrganisationsView.value(last));
          refresh();
        });
    dialog.open();
  }

  private final class PersonFields {
    private final TextField name = new TextField(getTranslation("setup.name"));
    private final EmailField email = new EmailField(getTranslation("signIn.email"));
    private final TextField phone = new TextField(getTranslation("organisation.phone"));
    private final RadioButtonGroup<String> salutation =
        new RadioButtonGroup<>(getTranslation("person.salutation"));

    PersonFields(@Nullable PersonRow present) {
      email.setManualValidation(true);
      email.setHelperText(getTranslation("person.emailHelp"));
      salutation.setItems(SALUTATIONS);
      salutation.setValue(SALUTATIONS.getFirst());
      if (present != null) {
        name.setValue(present.name());
        email.setValue(Objects.requireNonNullElse(present.email(), ""));
        phone.setValue(Objects.requireNonNullElse(present.phone(), ""));
        salutation.setValue(present.salutation());
      }
    }

    List<Component> fields() {
      return List.of(name, salutation, email, phone);
    }

    void errors(FieldErrors errors) {
      errors
          .at("person.nameMissing", name)
          .at("person.emailWrong", email)
          .at("person.emailTaken", email);
    }

    PersonDetails value() {
      return new PersonDetails(
          name.getValue(), email.getValue().strip(), phone.getValue(), salutation.getValue());
    }
  }

  private final class PostFields {
    private final ComboBox<OrganisationInfo> organisation =
        new ComboBox<>(getTranslation("organisation.one"));
    private final Select<Post> post = new Select<>();
    private final TextField title = new TextField(getTranslation("appointment.title"));
    private final ComboBox<OrganisationInfo> representing =
        new ComboBox<>(getTranslation("appointment.for"));
    private final DayPicker from = new DayPicker(getTranslation("appointment.from"));
    private final DayPicker until = new DayPicker(getTranslation("appointment.until"));

    PostFields() {
      List<OrganisationInfo> all =
          reading.organisations(union()).stream()
              .filter(row -> row.existsOn(today))
              .map(OrganisationRow::organisation)
              .toList();
      choices(organisation, all);
      choices(
          representing,
          all.stream().filter(o -> o.kind() == OrganisationKind.ASSOCIATION).toList());
      post.setLabel(getTranslation("appointment.post"));
      post.setItemLabelGenerator(p -> getTranslation("post." + p));
      organisation.addValueChangeListener(
          e -> {
            OrganisationInfo chosen = e.getValue();
            post.setItems(
                Arrays.stream(Post.values())
                    .filter(p -> chosen != null && p.existsIn(chosen.kind()))
                    .filter(p -> !p.isNamedByChair())
                    .toList());
          });
      post.addValueChangeListener(
          e -> {
            title.setVisible(e.getValue() == Post.OTHER);
            representing.setVisible(e.getValue() == Post.COMMITTEE_MEMBER);
          });
      title.setVisible(false);
      representing.setVisible(false);
      representing.setClearButtonVisible(true);
      until.setHelperText(getTranslation("appointment.untilHelp"));
      until.setClearButtonVisible(true);
      from.setValue(today);
      organisation.setValue(all.getFirst());
    }

    List<Component> fields() {
      return List.of(organisation, post, title, representing, from, until);
    }

    void errors(FieldErrors errors) {
      errors
          .at("appointment.organisationMissing", organisation)
          .at("appointment.postMissing", post)
          .at("appointment.postElsewhere", post)
          .at("day.missing", from)
          .at("appointment.endsBeforeItBegins", until);
    }

    PostDetails value() {
      OrganisationInfo where = organisation.getValue();
      if (where == null) {
        throw new DomainException("appointment.organisationMissing");
      }
      Post chosen = post.getValue();
      if (chosen == null) {
        throw new DomainException("appointment.postMissing");
      }
      OrganisationInfo speaksFor = representing.getValue();
      return new PostDetails(
          where.id(),
          chosen,
          chosen == Post.OTHER ? title.getValue() : null,
          chosen == Post.COMMITTEE_MEMBER && speaksFor != null ? speaksFor.id() : null,
          AdministeredOrganisationsView.value(from),
          until.getValue());
    }

    private static void choices(ComboBox<OrganisationInfo> field, List<OrganisationInfo> items) {
      field.setItems(
          (item, typed) -> SearchKey.of(item.name()).contains(SearchKey.of(typed)), items);
      field.setItemLabelGenerator(OrganisationInfo::name);
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("administration.people");
  }
}
