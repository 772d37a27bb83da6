package vn.dondoc.mailbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.LetterFrame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.mailbox.Mailbox;
import vn.dondoc.mailbox.Mailbox.Owner;
import vn.dondoc.mailbox.Mailbox.ReceivedFile;
import vn.dondoc.mailbox.Mailbox.ReceivedLine;
import vn.dondoc.mailbox.Mailbox.ReceivedMail;
import vn.dondoc.mailbox.Mailbox.WaitingMail;
import vn.dondoc.organisation.Access;

/** What the demonstration sent, to whomever. Whose mail and which one stand in the address. */
@Route(value = "mailbox", layout = Frame.class)
@PermitAll
@StyleSheet("context://mail.css")
class MailboxView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final int PAGE = 50;
  private static final int MOST_WAITING = 5;

  private final ObjectProvider<Mailbox> mailboxes;
  private final Access access;
  private final Clock clock;

  MailboxView(ObjectProvider<Mailbox> mailboxes, Access access, Clock clock) {
    this.mailboxes = mailboxes;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Mailbox mailbox = mailboxes.getIfAvailable();
    if (mailbox == null) {
      throw new NotFound();
    }
    QueryParameters query = event.getLocation().getQueryParameters();
    removeAll();
    add(new PageHeader(getPageTitle()).meta(getTranslation("mailbox.about")));
    List<Owner> owners = mailbox.owners();
    if (owners.isEmpty()) {
      add(new EmptyState(getTranslation("mailbox.empty")));
      return;
    }
    Owner owner = owner(owners, query);
    UUID opened = id(query, "mail").orElse(null);
    Div list =
        new Div(chooser(owners, owner), waiting(mailbox, owner), list(mailbox, owner, opened));
    list.addClassName("mailbox-list");
    Div panes = new Div(list);
    panes.addClassName("mailbox");
    if (opened != null) {
      panes.addClassName("mailbox-opened");
      panes.add(letter(mailbox.open(opened), owner));
    } else if (owner.mails() > 0) {
      Div hint = new Div(new Paragraph(getTranslation("mailbox.choose")));
      hint.addClassNames("mailbox-letter", "wide-only");
      panes.add(hint);
    }
    add(panes);
  }

  /** Whom the address names, else oneself, else whoever got most. */
  private Owner owner(List<Owner> owners, QueryParameters query) {
    UUID self = access.personId();
    return id(query, "person")
        .flatMap(asked -> find(owners, asked))
        .or(() -> find(owners, self))
        .orElseGet(
            () ->
                owners.stream().max(java.util.Comparator.comparingInt(Owner::mails)).orElseThrow());
  }

  private static Optional<Owner> find(List<Owner> owners, UUID person) {
    return owners.stream().filter(o -> o.personId().equals(person)).findFirst();
  }

  private static Optional<UUID> id(QueryParameters query, String name) {
    try {
      return query.getSingleParameter(name).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }

  private Component chooser(List<Owner> owners, Owner owner) {
    ComboBox<Owner> chooser = new ComboBox<>(getTranslation("mailbox.whose"));
    chooser.setItems((o, typed) -> SearchKey.of(o.name()).contains(SearchKey.of(typed)), owners);
    chooser.setItemLabelGenerator(o -> getTranslation("mailbox.owner", o.name(), o.mails()));
    chooser.setValue(owner);
    chooser.setWidthFull();
    chooser.addValueChangeListener(
        e -> {
          if (e.isFromClient() && e.getValue() != null) {
            open(e.getValue(), null);
          }
        });
    return chooser;
  }

  private void open(Owner owner, @Nullable UUID mail) {
    getUI().ifPresent(ui -> ui.navigate("mailbox", query(owner, mail)));
  }

  private static QueryParameters query(Owner owner, @Nullable UUID mail) {
    Map<String, String> query = new java.util.LinkedHashMap<>();
    query.put("person", owner.personId().toString());
    if (mail != null) {
      query.put("mail", mail.toString());
    }
    return QueryParameters.simple(query);
  }

  /** What is being collected, so that nobody looks for it in vain. */
  private Component waiting(Mailbox mailbox, Owner owner) {
    List<WaitingMail> waiting = mailbox.waiting(owner.personId());
    Div note = new Div();
    note.addClassName("mailbox-waiting");
    note.setVisible(!waiting.isEmpty());
    for (WaitingMail mail : waiting.subList(0, Math.min(waiting.size(), MOST_WAITING))) {
      note.add(
          new Paragraph(
              getTranslation(
                  "mailbox.waiting",
                  getTranslation("mailLog.kind." + mail.kind()),
                  when(mail.notBefore()))));
    }
    return note;
  }

  private String when(java.time.Instant instant) {
    return Days.of(instant).equals(Days.today(clock))
        ? DateFormats.time(instant)
        : DateFormats.dayTime(instant);
  }

  private Component list(Mailbox mailbox, Owner owner, @Nullable UUID opened) {
    if (owner.mails() == 0) {
      return new EmptyState(getTranslation("mailbox.none"));
    }
    Grid<ReceivedLine> grid = new Grid<>();
    grid.addComponentColumn(line -> line(line, owner)).setHeader(getTranslation("mailbox.mails"));
    grid.addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAriaLabel(getTranslation("mailbox.mails"));
    grid.setPageSize(PAGE);
    grid.setItems(
            query -> mailbox.list(owner.address(), query.getOffset(), query.getLimit()).stream())
        .setItemCountCallback(query -> owner.mails());
    grid.setPartNameGenerator(line -> line.id().equals(opened) ? "mailbox-current" : null);
    grid.addItemClickListener(e -> open(owner, e.getItem().id()));
    grid.addClassName("mailbox-grid");
    return grid;
  }

  private Component line(ReceivedLine line, Owner owner) {
    Anchor subject =
        new Anchor(
            "mailbox?" + query(owner, line.id()).getQueryString(),
            line.subject().isEmpty() ? getTranslation("mailbox.noSubject") : line.subject());
    subject.addClassName("mail-name");
    Span when = new Span(DateFormats.dayTime(line.receivedAt()));
    when.addClassName("mail-second");
    Div second = new Div(when);
    if (line.attachments() > 0) {
      Icon clip = VaadinIcon.PAPERCLIP.create();
      clip.setTooltipText(getTranslation("mailbox.attachments", line.attachments()));
      clip.getElement()
          .setAttribute("aria-label", getTranslation("mailbox.attachments", line.attachments()));
      clip.getElement().setAttribute("role", "img");
      clip.addClassName("mailbox-clip");
      second.add(clip);
    }
    Div cell = new Div(subject, second);
    cell.addClassName("mail-cell");
    return cell;
  }

  private Component letter(ReceivedMail mail, Owner owner) {
    Anchor back =
        new Anchor(
            "mailbox?" + query(owner, null).getQueryString(),
            "‹ " + getTranslation("mailbox.backToList"));
    back.addClassName("page-back");
    Div onPhone = new Div(back);
    onPhone.addClassName("narrow-only");
    Div letter =
        new Div(
            onPhone,
            new H2(mail.subject()),
            second(getTranslation("mailbox.from", mail.from())),
            second(getTranslation("mailbox.to", mail.to())),
            second(DateFormats.dayTime(mail.receivedAt())));
    letter.addClassName("mailbox-letter");
    for (ReceivedFile file : mail.attachments()) {
      Anchor link = new Anchor();
      link.setText(file.name());
      link.setHref(
          DownloadHandler.fromInputStream(
              event ->
                  new DownloadResponse(
                      new ByteArrayInputStream(file.content()),
                      file.name(),
                      "application/octet-stream",
                      file.content().length)));
      link.getElement().setAttribute("download", true);
      letter.add(new Div(VaadinIcon.PAPERCLIP.create(), link));
    }
    Div plain = new Div(Objects.requireNonNullElse(mail.text(), ""));
    plain.addClassNames("as-typed", "mail-plain");
    if (mail.html() == null) {
      letter.add(plain);
    } else {
      TabSheet tabs = new TabSheet();
      tabs.add(
          getTranslation("mailbox.asShown"), LetterFrame.openingLinks(mail.html(), mail.subject()));
      tabs.add(getTranslation("mailbox.asText"), plain);
      tabs.setWidthFull();
      letter.add(tabs);
    }
    return letter;
  }

  private static Component second(String text) {
    Div line = new Div(text);
    line.addClassName("mail-second");
    return line;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("mailbox.nav");
  }
}
