package vn.dondoc.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;

/** The frame of every page: navigation, top bar, the phone's bar. Features fill it by beans. */
@AnonymousAllowed
public class Frame extends AppLayout implements AfterNavigationObserver {
  private static final Logger LOG = LoggerFactory.getLogger(Frame.class);
  private static final String CONTENT_ID = "content";

  private final Clock clock;
  private final List<NavigationEntry> entries;
  private final List<FrameStrip> strips;
  private final Optional<AccountInfo> account;
  private final List<AccountLinks> accountLinks;
  private final Optional<AuthenticationContext> authentication;

  private final Div strip = new Div();
  private final Div messages = new Div();
  private final Main content = new Main();
  private final SideNav navigation = new SideNav();
  private final Nav phoneBar = new Nav();
  private final Span today = new Span();
  private final Span todayBriefly = new Span();
  private final Div help = new Div();
  private ViewSettings settings;

  Frame(
      Clock clock,
      ObjectProvider<NavigationEntries> navigationEntries,
      ObjectProvider<FrameStrip> strips,
      ObjectProvider<AccountInfo> account,
      ObjectProvider<AccountLinks> accountLinks,
      ObjectProvider<AuthenticationContext> authentication) {
    this.clock = clock;
    this.entries =
        navigationEntries.stream()
            .flatMap(provider -> provider.entries().stream())
            .sorted(Comparator.comparingInt(NavigationEntry::order))
            .toList();
    this.strips = strips.orderedStream().toList();
    this.account = Optional.ofNullable(account.getIfAvailable());
    this.accountLinks = accountLinks.orderedStream().toList();
    this.authentication = Optional.ofNullable(authentication.getIfAvailable());
    this.settings =
        ViewSettings.chosen()
            .orElseGet(
                () ->
                    ViewSettings.initial(
                        this.account.map(AccountInfo::compactAtFirst).orElse(false)));

    setPrimarySection(Section.DRAWER);
    setI18n(new AppLayoutI18n().setDrawer(getTranslation("frame.navigation")));
    addToDrawer(productName(), navigation);
    addToNavbar(skipLink(), topBar());
    phoneBar.addClassName("phone-bar");
    phoneBar.setAriaLabel(getTranslation("frame.phoneBar"));
    addToNavbar(true, phoneBar);

    content.setId(CONTENT_ID);
    content.getElement().setAttribute("tabindex", "-1");
    strip.addClassName("frame-strip");
    messages.addClassName("frame-messages");
    content.addClassName("frame-content");
    Div whole = new Div(strip, messages, content);
    whole.addClassName("frame-whole");
    setContent(whole);
    settings.apply(UI.getCurrentOrThrow());
  }

  /** Counts and strip anew, after an act that changed them without leaving the page. */
  public static void refresh() {
    UI ui = UI.getCurrent();
    if (ui != null) {
      ui.getActiveRouterTargetsChain().stream()
          .filter(Frame.class::isInstance)
          .map(Frame.class::cast)
          .forEach(Frame::fill);
    }
  }

  @Override
  public void showRouterLayoutContent(HasElement page) {
    content.getElement().removeAllChildren();
    messages.removeAll();
    content.getElement().appendChild(page.getElement());
  }

  @Override
  public void removeRouterLayoutContent(HasElement page) {
    content.getElement().removeAllChildren();
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    fill();
    fillHelp(event);
  }

  /** Shows an error above the page. */
  void show(Component error) {
    messages.removeAll();
    messages.add(error);
    messages.getElement().executeJs("this.scrollIntoView({block: 'center'})");
  }

  private void fill() {
    strip.removeAll();
    strips.forEach(s -> s.strip().ifPresent(strip::add));
    strip.setVisible(strip.getComponentCount() > 0);
    today.setText(DateFormats.longDay(Days.today(clock), getLocale()));
    todayBriefly.setText(DateFormats.day(Days.today(clock)));

    navigation.removeAll();
    phoneBar.removeAll();
    Map<String, SideNavItem> groups = new HashMap<>();
    for (NavigationEntry entry : entries) {
      if (!entry.visible().getAsBoolean()) {
        continue;
      }
      String label = getTranslation(entry.labelKey());
      SideNavItem item = new SideNavItem(label, entry.path(), icon(entry.icon()));
      item.setMatchNested(!entry.path().isEmpty());
      int waiting = waiting(entry);
      if (waiting > 0) {
        item.setSuffixComponent(count(waiting));
      }
      if (entry.group() == null) {
        navigation.addItem(item);
      } else {
        groups
            .computeIfAbsent(
                entry.group(),
                key -> {
                  SideNavItem group = new SideNavItem(getTranslation(key));
                  group.setExpanded(true);
                  navigation.addItem(group);
                  return group;
                })
            .addItem(item);
      }
      if (entry.phoneLabelKey() != null) {
        phoneBar.add(phoneLink(entry, getTranslation(entry.phoneLabelKey()), waiting));
      }
    }
    phoneBar.add(more());
  }

  /** What waits; a count that fails must not take the page with it. */
  private static int waiting(NavigationEntry entry) {
    if (entry.count() == null) {
      return 0;
    }
    try {
      return entry.count().getAsInt();
    } catch (RuntimeException e) {
      LOG.warn("No count for {}", entry.labelKey(), e);
      return 0;
    }
  }

  private Component productName() {
    Anchor name = new Anchor("", getTranslation("frame.product"));
    name.addClassName("product-name");
    return name;
  }

  private Component skipLink() {
    Anchor skip = new Anchor("#" + CONTENT_ID, getTranslation("frame.skip"));
    skip.addClassName("skip-link");
    skip.setRouterIgnore(true);
    return skip;
  }

  private Component topBar() {
    DrawerToggle menu = new DrawerToggle();
    menu.setAriaLabel(getTranslation("frame.menu"));
    menu.addClassName("drawer-toggle");
    today.addClassNames("frame-today", "wide-only");
    todayBriefly.addClassNames("frame-today", "narrow-only");
    Div right = new Div(new LanguageSwitch(), help(), account());
    right.addClassName("frame-tools");
    Header bar = new Header(menu, today, todayBriefly, right);
    bar.addClassName("frame-bar");
    return bar;
  }

  private Component help() {
    Button button = new Button(VaadinIcon.QUESTION_CIRCLE_O.create());
    Span word = new Span(getTranslation("frame.help"));
    word.addClassName("wide-only");
    button.getElement().appendChild(word.getElement());
    button.setAriaLabel(getTranslation("frame.help"));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    Popover popover = new Popover();
    popover.setTarget(button);
    popover.setAriaLabel(getTranslation("frame.help"));
    popover.setModal(true);
    popover.setAutofocus(true);
    help.addClassName("frame-help");
    popover.add(help);
    return new Div(button, popover);
  }

  private void fillHelp(AfterNavigationEvent event) {
    help.removeAll();
    help.add(new H2(getTranslation("frame.help")));
    List<String> keys =
        event.getActiveChain().stream()
            .filter(PageHelp.class::isInstance)
            .map(page -> ((PageHelp) page).helpKeys())
            .findFirst()
            .orElse(List.of("help.steps", "help.saved", "help.status", "help.size"));
    UnorderedList lines = new UnorderedList();
    keys.forEach(key -> lines.add(new ListItem(getTranslation(key))));
    help.add(lines);
    account
        .flatMap(AccountInfo::helpTelephone)
        .ifPresent(
            number ->
                help.add(
                    new Paragraph(
                        new Span(getTranslation("help.telephone") + " "),
                        new Anchor("tel:" + number.replaceAll("[^+0-9]", ""), number))));
  }

  private Component account() {
    MenuBar bar = new MenuBar();
    bar.addThemeVariants(MenuBarVariant.TERTIARY);
    Optional<String> name = account.flatMap(AccountInfo::name);
    Span word = new Span(name.orElseGet(() -> getTranslation("frame.display")));
    word.addClassName("wide-only");
    MenuItem top = bar.addItem(new Div(icon(VaadinIcon.USER), word));
    top.setAriaLabel(
        name.map(n -> getTranslation("frame.accountOf", n))
            .orElseGet(() -> getTranslation("frame.display")));
    SubMenu menu = top.getSubMenu();
    name.ifPresent(
        n -> {
          Div who = new Div(new Div(n));
          account.map(AccountInfo::posts).orElse(List.of()).forEach(p -> who.add(new Div(p)));
          who.addClassName("account-who");
          menu.addComponent(who);
          menu.addSeparator();
        });
    SubMenu size = menu.addItem(getTranslation("frame.textSize")).getSubMenu();
    choices(
        size,
        ViewSettings.Size.values(),
        "frame.textSize",
        settings.size(),
        chosenSize -> settings.with(chosenSize));
    SubMenu scheme = menu.addItem(getTranslation("frame.scheme")).getSubMenu();
    choices(
        scheme,
        ViewSettings.Scheme.values(),
        "frame.scheme",
        settings.scheme(),
        chosenScheme -> settings.with(chosenScheme));
    MenuItem compact = menu.addItem(getTranslation("frame.compact"));
    compact.setCheckable(true);
    compact.setChecked(settings.compact());
    compact.addClickListener(e -> choose(settings.withCompact(compact.isChecked())));
    if (name.isPresent()) {
      List<AccountLinks.AccountLink> links =
          accountLinks.stream().flatMap(l -> l.links().stream()).toList();
      if (!links.isEmpty()) {
        menu.addSeparator();
        for (AccountLinks.AccountLink link : links) {
          menu.addItem(
              getTranslation(link.labelKey()), e -> UI.getCurrentOrThrow().navigate(link.path()));
        }
      }
      authentication.ifPresent(
          context -> {
            menu.addSeparator();
            menu.addItem(getTranslation("frame.signOut"), e -> context.logout());
          });
    }
    return bar;
  }

  private <E extends Enum<E>> void choices(
      SubMenu menu,
      E[] values,
      String key,
      E current,
      java.util.function.Function<E, ViewSettings> chosen) {
    Map<E, MenuItem> items = new HashMap<>();
    for (E value : values) {
      MenuItem item = menu.addItem(getTranslation(key + "." + value.name()));
      item.setCheckable(true);
      item.setChecked(value == current);
      item.addClickListener(
          e -> {
            items.forEach((each, other) -> other.setChecked(each == value));
            choose(chosen.apply(value));
          });
      items.put(value, item);
    }
  }

  private void choose(ViewSettings other) {
    settings = other;
    other.keep();
    other.apply(UI.getCurrentOrThrow());
  }

  private Component phoneLink(NavigationEntry entry, String label, int waiting) {
    Anchor link = new Anchor(entry.path());
    Span sign = new Span(icon(entry.icon()));
    sign.addClassName("phone-sign");
    if (waiting > 0) {
      sign.add(count(waiting));
    }
    link.add(sign, new Span(label));
    String here = UI.getCurrentOrThrow().getInternals().getActiveViewLocation().getFirstSegment();
    String target = entry.path().contains("/") ? entry.path().split("/")[0] : entry.path();
    if (here.equals(target)) {
      link.getElement().setAttribute("aria-current", "page");
    }
    return link;
  }

  private Component more() {
    Button more = new Button();
    more.addThemeVariants(ButtonVariant.TERTIARY);
    more.getElement()
        .appendChild(
            icon(VaadinIcon.MENU).getElement(),
            new Span(getTranslation("frame.more")).getElement());
    more.addClickListener(e -> setDrawerOpened(!isDrawerOpened()));
    return more;
  }

  /** The number is seen, what it counts is heard. */
  private Component count(int waiting) {
    Badge count = new Badge(getTranslation("frame.waiting"), waiting);
    count.addThemeVariants(BadgeVariant.NUMBER_ONLY);
    return count;
  }

  private static Icon icon(VaadinIcon which) {
    Icon icon = which.create();
    icon.getElement().setAttribute("aria-hidden", "true");
    return icon;
  }
}
