package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.DemonstrationSignIn;
import vn.dondoc.organisation.DemonstrationSignIn.Choice;
import vn.dondoc.organisation.DemonstrationSignIn.Group;
import vn.dondoc.organisation.Post;

/** Signing in: by e-mail and password; in the demonstration by choosing a person. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class SignInView extends Entrance implements BeforeEnterObserver, HasDynamicTitle {
  private final Session session;
  private final Access access;
  private final EmailField email = new EmailField();
  private final PasswordField password = new PasswordField();
  private final Paragraph refusal = new Paragraph();

  SignInView(Session session, Access access, ObjectProvider<DemonstrationSignIn> demonstration) {
    this.session = session;
    this.access = access;
    addClassName("sign-in");
    add(new H1(getTranslation("signIn.product")), new Paragraph(getTranslation("signIn.about")));
    demonstration.ifAvailable(choices -> add(choices(choices)));
    add(form(demonstration.getIfAvailable() == null));
  }

  private Component choices(DemonstrationSignIn demonstration) {
    Div all = new Div();
    all.addClassName("sign-in-choices");
    all.add(new com.vaadin.flow.component.html.H2(getTranslation("signIn.choose")));
    List<Choice> people = demonstration.people();
    if (people.isEmpty()) {
      all.add(new Paragraph(getTranslation("signIn.nobodyYet")));
    }
    all.add(buttons(demonstration, people, Group.LEADERSHIP_AND_OFFICE));
    for (Group folded : List.of(Group.ASSOCIATIONS, Group.ADMINISTRATION)) {
      Component buttons = buttons(demonstration, people, folded);
      if (buttons.getChildren().findAny().isPresent()) {
        Details details = new Details(getTranslation("signIn.group." + folded), buttons);
        details.setWidthFull();
        all.add(details);
      }
    }
    return all;
  }

  private Component buttons(DemonstrationSignIn demonstration, List<Choice> people, Group group) {
    Div buttons = new Div();
    buttons.addClassName("sign-in-people");
    for (Choice choice : people) {
      if (choice.group() == group) {
        Span name = new Span(choice.name());
        name.addClassName("sign-in-name");
        Span posts = new Span(posts(choice));
        posts.addClassName("sign-in-posts");
        Div words = new Div(name, new Span(" · "), posts);
        words.addClassName("sign-in-words");
        Button button = new Button(words);
        button.addClickListener(e -> session.begin(demonstration.as(choice.personId())));
        button.addClassName("sign-in-person");
        button.setWidthFull();
        buttons.add(button);
      }
    }
    return buttons;
  }

  private String posts(Choice choice) {
    // Who leads is known by that; that they also sit on the boards makes the button long only.
    boolean leads = choice.posts().getFirst().post().compareTo(Post.STANDING_BOARD_MEMBER) < 0;
    return choice.posts().stream()
        .filter(held -> !leads || !isSeat(held.post()))
        .map(held -> PostNames.of(held.post(), held.title(), held.organisation()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static boolean isSeat(Post post) {
    return post == Post.STANDING_BOARD_MEMBER || post == Post.COMMITTEE_MEMBER;
  }

  private Component form(boolean primary) {
    email.setLabel(getTranslation("signIn.email"));
    email.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.USERNAME);
    email.setWidthFull();
    // Whether the address has the right form is no question here: wrong is wrong.
    email.setManualValidation(true);
    password.setLabel(getTranslation("signIn.password"));
    password.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.CURRENT_PASSWORD);
    password.setWidthFull();
    refusal.addClassName("sign-in-refusal");
    refusal.setId("sign-in-refusal");
    refusal.getElement().setAttribute("role", "alert");
    refusal.setVisible(false);
    Button send = new Button(getTranslation("signIn.send"), e -> signIn());
    send.setId("sign-in-send");
    if (primary) {
      send.addThemeVariants(ButtonVariant.PRIMARY);
      email.setAutofocus(true);
    }
    password.addKeyPressListener(Key.ENTER, e -> signIn());
    email.addKeyPressListener(Key.ENTER, e -> password.focus());
    send.setDisableOnClick(false);
    Details forgotten =
        new Details(
            getTranslation("signIn.forgotten"),
            new Paragraph(getTranslation("signIn.forgottenWhat")));
    Div form =
        new Div(
            new com.vaadin.flow.component.html.H2(getTranslation("signIn.title")),
            email,
            password,
            refusal,
            send,
            forgotten);
    form.addClassName("sign-in-form");
    return form;
  }

  private void signIn() {
    refusal.setVisible(false);
    try {
      session.begin(email.getValue(), password.getValue());
    } catch (LockedException slowedDown) {
      refuse("signIn.slowedDown");
    } catch (AuthenticationException wrong) {
      refuse("signIn.wrong");
    }
  }

  private void refuse(String key) {
    refusal.setText(getTranslation(key));
    refusal.setVisible(true);
    password.focus();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (access.person().isPresent()) {
      event.forwardTo("");
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("signIn.title");
  }
}
