package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.organisation.Accounts;
import vn.dondoc.organisation.Accounts.LinkKind;
import vn.dondoc.organisation.Accounts.OpenLink;

/** Where an invited person sets their password; then they are signed in. */
@Route(value = "invitation/:secret", autoLayout = false)
@AnonymousAllowed
class InvitationView extends Entrance implements BeforeEnterObserver, HasDynamicTitle {
  private final Accounts accounts;
  private final Session session;

  InvitationView(Accounts accounts, Session session) {
    this.accounts = accounts;
    this.session = session;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String secret = event.getRouteParameters().get("secret").orElse("");
    clear();
    add(new H1(getTranslation("invitation.title")));
    Optional<OpenLink> link =
        accounts.link(secret).filter(open -> open.kind() == LinkKind.INVITATION);
    if (link.isPresent()) {
      add(form(secret, String.valueOf(link.get().personName())));
    } else {
      add(
          new EmptyState(
              getTranslation("account.linkExpired"),
              new Anchor("login", getTranslation("signIn.send"))));
    }
  }

  private Div form(String secret, String name) {
    PasswordField password = new PasswordField(getTranslation("setup.password"));
    password.setHelperText(getTranslation("setup.passwordHelp"));
    password.setAutocomplete(Autocomplete.NEW_PASSWORD);
    password.setAutofocus(true);
    FieldErrors errors =
        new FieldErrors()
            .at("account.passwordTooShort", password)
            .at("account.passwordTooLong", password);
    Button send = new Button(getTranslation("invitation.send"));
    send.addThemeVariants(ButtonVariant.PRIMARY);
    send.addClickListener(
        e ->
            errors.run(
                () -> session.begin(accounts.acceptInvitation(secret, password.getValue()))));
    password.addKeyPressListener(Key.ENTER, e -> send.click());
    Div form =
        new Div(new Paragraph(getTranslation("invitation.about", name)), password, errors, send);
    form.addClassName("form-column");
    return form;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("invitation.title");
  }
}
