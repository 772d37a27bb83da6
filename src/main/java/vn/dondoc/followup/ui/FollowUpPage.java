package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageBody;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.EntryLine;
import vn.dondoc.followup.FollowUpView.Part;
import vn.dondoc.followup.Lifecycle;

/**
 * A follow-up: where it came from, by when, who, how far, everything that happened, and the one
 * thing that this person is to do now. Its steps open here too, those of a part and of an entry by
 * the id of these.
 */
@Route(value = "follow-ups/:id", layout = Frame.class)
@RouteAlias(value = "acknowledge/:id", layout = Frame.class)
@RouteAlias(value = "decideDeclined/:id", layout = Frame.class)
@RouteAlias(value = "carryOut/:id", layout = Frame.class)
@RouteAlias(value = "confirmCompletion/:id", layout = Frame.class)
@RouteAlias(value = "decideExtension/:id", layout = Frame.class)
@RouteAlias(value = "contribute/:id", layout = Frame.class)
@RouteAlias(value = "confirmFollowUpEntry/:id", layout = Frame.class)
@RouteAlias(value = "correctFollowUpEntry/:id", layout = Frame.class)
@PermitAll
@StyleSheet("context://followup.css")
class FollowUpPage extends Div implements HasDynamicTitle, BeforeEnterObserver {
  private static final int LONGEST_HEADING = 240;
  private static final int SHOWN_IN_TITLE = 60;

  private final FollowUpServices services;
  private final ObjectProvider<FollowUpOrigin> origins;
  private UUID id = new UUID(0, 0);
  private String title = "";
  private int tab;

  FollowUpPage(FollowUpServices services, ObjectProvider<FollowUpOrigin> origins) {
    this.services = services;
    this.origins = origins;
    addClassName("follow-up-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID asked;
    try {
      asked = UUID.fromString(event.getRouteParameters().get("id").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
    FollowUpReading reading = services.reading();
    String step = event.getLocation().getFirstSegment();
    id =
        switch (step) {
          case "contribute" -> reading.ofContribution(asked);
          case "confirmFollowUpEntry", "correctFollowUpEntry" -> reading.ofEntry(asked);
          default -> asked;
        };
    tab = 0;
    open(show(), step, asked);
  }

  private FollowUpToDo show() {
    FollowUpView view = services.reading().get(id);
    title = view.text();
    Shown shown = new Shown(view, services, this::done);
    FollowUpToDo toDo = new FollowUpToDo(shown);
    Div content =
        new Div(
            new FollowUpNotes(shown),
            new FollowUpFacts(view),
            new FollowUpParts(shown),
            new FollowUpEntries(shown),
            origin(view),
            new FollowUpProcess(shown),
            story(shown));
    content.addClassName("follow-up-content");
    if (!heading(view.text()).equals(view.text())) {
      content.addComponentAsFirst(Timeline.words(view.text()));
    }
    removeAll();
    add(
        header(shown),
        toDo.card().<Component>map(card -> new PageBody(content, card)).orElse(content));
    return toDo;
  }

  /** Whoever came for something of it is brought there. */
  private void open(FollowUpToDo toDo, String step, UUID asked) {
    Shown shown = new Shown(services.reading().get(id), services, this::done);
    switch (step) {
      case "follow-ups" -> {}
      case "contribute" -> {
        Part inCard = FollowUpToDo.partInCard(shown);
        if (inCard != null && inCard.contributionId().equals(asked)) {
          toDo.focus();
        } else {
          shown.view().parts().stream()
              .filter(part -> part.contributionId().equals(asked))
              .filter(part -> part.mine() || part.onBehalf())
              .findFirst()
              .ifPresentOrElse(
                  part -> new PartForm(shown, part).open(),
                  () -> bringIntoView(FollowUpParts.elementId(asked)));
        }
      }
      case "confirmFollowUpEntry" -> bringIntoView(FollowUpEntries.elementId(asked));
      case "correctFollowUpEntry" ->
          shown.view().entries().stream()
              .filter(entry -> entry.id().equals(asked))
              .filter(EntryLine::mayCorrect)
              .findFirst()
              .ifPresentOrElse(
                  entry -> FollowUpEntries.correct(shown, entry),
                  () -> bringIntoView(FollowUpEntries.elementId(asked)));
      default -> toDo.focus();
    }
  }

  private void bringIntoView(String elementId) {
    getElement()
        .executeJs(
            """
            const there = document.getElementById($0);
            there?.classList.add('follow-up-asked');
            there?.scrollIntoView({block: 'center'});
            """,
            elementId);
  }

  private void done(@Nullable String sentenceKey) {
    show();
    Frame.refresh();
    if (sentenceKey != null) {
      Notification.show(getTranslation(sentenceKey));
    }
  }

  /** A long text stands whole below; its beginning is heading enough. */
  private static String heading(String text) {
    return text.length() <= LONGEST_HEADING ? text : text.substring(0, LONGEST_HEADING) + "…";
  }

  private PageHeader header(Shown shown) {
    FollowUpView view = shown.view();
    List<String> meta = new ArrayList<>();
    meta.add(
        view.dueOn() == null && view.originalDueOn() == null
            ? getTranslation("followUp.noDue")
            : getTranslation("followUp.dueOn", FollowUpFacts.due(view)));
    if (!view.lifecycle().isEnded() && view.lifecycle() != Lifecycle.SUSPENDED) {
      meta.add(getTranslation("followUp.waiting." + view.lifecycle(), view.lead().name()));
    } else {
      meta.add(getTranslation("followUp.leads", view.lead().name()));
    }
    return new PageHeader(heading(view.text()))
        .back("follow-ups", getTranslation("nav.followUps"))
        .status(
            FollowUpBadges.both(
                view.lifecycle(), view.timing(), shown.today().equals(view.dueOn())))
        .meta(meta.toArray(String[]::new));
  }

  private Component origin(FollowUpView view) {
    Div block = new Div(new H2(getTranslation("followUp.from")));
    block.addClassName("follow-up-block");
    FollowUpOrigin origin = origins.getIfAvailable();
    if (view.source().kind().isDirect()) {
      block.setVisible(false); // Stands among the facts.
    } else if (origin != null) {
      block.add(origin.origin(view.id()));
    } else if (view.number() != null) {
      block.add(
          new Paragraph(
              view.notice() == null
                  ? getTranslation("followUp.notice.number", view.number())
                  : getTranslation("followUp.notice", view.number(), view.notice())));
    }
    return block;
  }

  /** The tab stays when something was done in it. */
  private Component story(Shown shown) {
    FollowUpView view = shown.view();
    TabSheet tabs = new TabSheet();
    tabs.setWidthFull();
    tabs.add(counted("followUp.history", view.history().size()), new Timeline(view));
    tabs.add(counted("followUp.progress", view.progress().size()), new ProgressList(shown));
    if (!view.extensions().isEmpty()) {
      tabs.add(
          counted("followUp.extensions", view.extensions().size()),
          new ExtensionList(view.extensions()));
    }
    CommentsPanel comments = new CommentsPanel(services.comments(), id, () -> done(null));
    tabs.add(comments.label(), comments);
    tabs.setSelectedIndex(Math.min(tab, tabs.getTabCount() - 1));
    tabs.addSelectedChangeListener(e -> tab = tabs.getSelectedIndex());
    return tabs;
  }

  private String counted(String key, int count) {
    return getTranslation(key) + " (" + count + ")";
  }

  @Override
  public String getPageTitle() {
    return title.length() > SHOWN_IN_TITLE
        ? title.substring(0, SHOWN_IN_TITLE).strip() + "…"
        : title;
  }
}
