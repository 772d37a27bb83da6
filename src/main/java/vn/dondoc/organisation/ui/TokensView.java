package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import vn.dondoc.base.Days;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.CopyButton;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.organisation.PersonalTokens;
import vn.dondoc.organisation.PersonalTokens.TokenInfo;

/** The signed-in person's tokens for the API: made here, shown once, revoked here. */
@Route(value = "tokens", layout = Frame.class)
@PermitAll
@StyleSheet("organisation.css")
class TokensView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final PersonalTokens tokens;
  private final Div list = new Div();

  TokensView(PersonalTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Button create = new Button(getTranslation("token.create"), e -> create());
    create.addThemeVariants(ButtonVariant.PRIMARY);
    Paragraph about = new Paragraph(getTranslation("token.about"));
    about.addClassName("form-column");
    add(new PageHeader(getPageTitle()).actions(create), about, list);
    refresh();
  }

  private void refresh() {
    list.removeAll();
    List<TokenInfo> mine = tokens.mine();
    if (mine.isEmpty()) {
      list.add(new EmptyState(getTranslation("token.none")));
      return;
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("register-list");
    mine.forEach(token -> rows.add(row(token)));
    list.add(rows);
  }

  private ListItem row(TokenInfo token) {
    Span name = new Span(token.name());
    name.addClassName("register-name");
    List<String> details = new ArrayList<>();
    details.add(getTranslation("token.createdOn", Days.of(token.createdAt())));
    if (token.revokedAt() != null) {
      details.add(getTranslation("token.revokedOn", Days.of(token.revokedAt())));
    } else {
      details.add(
          getTranslation(token.works() ? "token.until" : "token.expiredOn", token.expiresOn()));
    }
    details.add(
        token.lastUsedOn() == null
            ? getTranslation("token.neverUsed")
            : getTranslation("token.lastUsed", token.lastUsedOn()));
    Component text = RegisterRows.row(name, details);
    ListItem item = new ListItem(text);
    if (token.works()) {
      Button revoke = new Button(getTranslation("token.revoke"), e -> revoke(token));
      revoke.setAriaLabel(getTranslation("token.revokeOne", token.name()));
      item.add(revoke);
    }
    return item;
  }

  private void create() {
    TextField name = new TextField(getTranslation("token.name"));
    name.setHelperText(getTranslation("token.nameHelp"));
    DayPicker expiry = new DayPicker(getTranslation("token.expiry"));
    expiry.setValue(tokens.proposedExpiry());
    ActDialog dialog = new ActDialog(getTranslation("token.create"), name, expiry);
    dialog
        .errors()
        .at("token.nameMissing", name)
        .at("token.nameTooLong", name)
        .at("token.expiryPassed", expiry)
        .at("day.missing", expiry);
    dialog.act(
        getTranslation("token.create"),
        () -> {
          String secret =
              tokens.create(name.getValue(), AdministeredOrganisationsView.value(expiry));
          refresh();
          show(name.getValue(), secret);
        });
    dialog.open();
  }

  private void show(String name, String secret) {
    TextField text = new TextField(getTranslation("token.secret"));
    text.setReadOnly(true);
    text.setValue(secret);
    text.setWidthFull();
    text.setHelperText(getTranslation("token.once"));
    Dialog dialog = new Dialog();
    dialog.addClassName("act-dialog");
    // Not by a slip: it is shown only now.
    dialog.setCloseOnOutsideClick(false);
    dialog.setCloseOnEsc(false);
    dialog.setHeaderTitle(name);
    Div content = new Div(new Paragraph(getTranslation("token.keepSafe")), text);
    content.addClassName("form-column");
    dialog.add(content);
    dialog
        .getFooter()
        .add(
            new Button(getTranslation("action.close"), e -> dialog.close()),
            CopyButton.of(text, getTranslation("token.copy")));
    dialog.open();
  }

  private void revoke(TokenInfo token) {
    new ActDialog(
            getTranslation("token.revoke"),
            new Paragraph(getTranslation("token.revokeWhat", token.name())))
        .destructiveAct(
            getTranslation("token.revoke"),
            () -> {
              tokens.revoke(token.id());
              refresh();
            })
        .open();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("token.nav");
  }
}
