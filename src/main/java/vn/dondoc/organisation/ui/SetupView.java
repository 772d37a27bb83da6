package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.organisation.Accounts;
import vn.dondoc.organisation.Accounts.LinkKind;
import vn.dondoc.organisation.Accounts.NewUnion;

/** The first page of a new site, behind the link that its first start prints. */
@Route(value = "setup/:secret", autoLayout = false)
@AnonymousAllowed
class SetupView extends Entrance implements BeforeEnterObserver, HasDynamicTitle {
  private final Accounts accounts;
  private final Session session;

  SetupView(Accounts accounts, Session session) {
    this.accounts = accounts;
    this.session = session;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String secret = event.getRouteParameters().get("secret").orElse("");
    clear();
    add(new H1(getTranslation("setup.title")));
    if (accounts.link(secret).filter(link -> link.kind() == LinkKind.SETUP).isPresent()) {
      add(form(secret));
    } else {
      add(
          new EmptyState(
              getTranslation("account.linkExpired"),
              new Anchor("login", getTranslation("signIn.send"))));
    }
  }

  private Div form(String secret) {
    TextField union = new TextField(getTranslation("setup.union"));
    TextField symbol = new TextField(getTranslation("setup.symbol"));
    symbol.setHelperText(getTranslation("setup.symbolHelp"));
    TextField place = new TextField(getTranslation("setup.place"));
    place.setHelperText(getTranslation("setup.placeHelp"));
    TextField name = new TextField(getTranslation("setup.name"));
    name.setAutocomplete(Autocomplete.NAME);
    EmailField email = new EmailField(getTranslation("signIn.email"));
    email.setManualValidation(true);
    email.setAutocomplete(Autocomplete.USERNAME);
    PasswordField password = new PasswordField(getTranslation("setup.password"));
    password.setHelperText(getTranslation("setup.passwordHelp"));
    password.setAutocomplete(Autocomplete.NEW_PASSWORD);
    FieldErrors errors =
        new FieldErrors()
            .at("organisation.nameMissing", union)
            .at("organisation.symbolMissing", symbol)
            .at("person.nameMissing", name)
            .at("person.emailWrong", email)
            .at("account.passwordTooShort", password)
            .at("account.passwordTooLong", password);
    Button send = new Button(getTranslation("setup.send"));
    send.addThemeVariants(ButtonVariant.PRIMARY);
    send.addClickListener(
        e ->
            errors.run(
                () -> {
                  accounts.setUp(
                      secret,
                      new NewUnion(union.getValue(), symbol.getValue(), place.getValue()),
                      name.getValue(),
                      email.getValue().strip(),
                      password.getValue());
                  session.begin(email.getValue().strip(), password.getValue());
                }));
    password.addKeyPressListener(Key.ENTER, e -> send.click());
    union.setAutofocus(true);
    Div form =
        new Div(
            new Paragraph(getTranslation("setup.about")),
            new H2(getTranslation("setup.theUnion")),
            union,
            symbol,
            place,
            new H2(getTranslation("setup.theAdministrator")),
            name,
            email,
            password,
            errors,
            send);
    form.addClassName("form-column");
    return form;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("setup.title");
  }
}
