package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.ActionCard;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageBody;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.UploadField;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.Act;
import vn.dondoc.followup.FollowUpView.HistoryLine;
import vn.dondoc.followup.FollowUpView.ProgressLine;
import vn.dondoc.followup.FollowUpView.Unit;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.OnBehalf;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.ProgressEntry.Evidence;

/**
 * A follow-up: where it came from, by when, who, how far, everything that happened, and the one
 * thing that this person is to do now. Its steps open here too.
 */
@Route(value = "follow-ups/:id", layout = Frame.class)
@RouteAlias(value = "acknowledge/:id", layout = Frame.class)
@RouteAlias(value = "decideDeclined/:id", layout = Frame.class)
@RouteAlias(value = "carryOut/:id", layout = Frame.class)
@RouteAlias(value = "confirmCompletion/:id", layout = Frame.class)
@RouteAlias(value = "decideExtension/:id", layout = Frame.class)
@PermitAll
@StyleSheet("context://followup.css")
class FollowUpPage extends Div implements HasDynamicTitle, BeforeEnterObserver {
  private static final int SHOWN_IN_TITLE = 60;

  private final FollowUpReading reading;
  private final FollowUpActions actions;
  private final FollowUpDecisions decisions;
  private final ObjectProvider<FollowUpOrigin> origins;
  private final Clock clock;
  private UUID id = new UUID(0, 0);
  private String title = "";

  FollowUpPage(
      FollowUpReading reading,
      FollowUpActions actions,
      FollowUpDecisions decisions,
      ObjectProvider<FollowUpOrigin> origins,
      Clock clock) {
    this.reading = reading;
    this.actions = actions;
    this.decisions = decisions;
    this.origins = origins;
    this.clock = clock;
    addClassName("follow-up-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    try {
      id = UUID.fromString(event.getRouteParameters().get("id").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
    show();
  }

  private void show() {
    FollowUpView view = reading.get(id);
    title = view.text();
    removeAll();
    PageHeader header =
        new PageHeader(view.text())
            .back("follow-ups", getTranslation("nav.followUps"))
            .status(
                FollowUpBadges.both(
                    view.lifecycle(), view.timing(), Days.today(clock).equals(view.dueOn())));
    List<String> meta = new ArrayList<>();
    meta.add(due(view));
    meta.add(getTranslation("followUp.leads", view.lead().name()));
    if (!view.lifecycle().isEnded() && view.lifecycle() != Lifecycle.SUSPENDED) {
      meta.add(getTranslation("followUp.waiting." + view.lifecycle(), view.lead().name()));
    }
    header.meta(meta.toArray(String[]::new));
    add(header);
    Div content = new Div(facts(view));
    content.addClassName("follow-up-content");
    content.addComponentAsFirst(notes(view));
    content.add(origin(view), story(view));
    add(card(view).<Component>map(card -> new PageBody(content, card)).orElse(content));
  }

  private void done(@Nullable String sentenceKey) {
    show();
    Frame.refresh();
    if (sentenceKey != null) {
      Notification.show(getTranslation(sentenceKey));
    }
  }

  private String due(FollowUpView view) {
    return view.dueOn() == null
        ? getTranslation("followUp.noDue")
        : getTranslation("followUp.dueOn", dueWithOriginal(view));
  }

  private String dueWithOriginal(FollowUpView view) {
    if (view.dueOn() == null) {
      return getTranslation("followUp.noDue");
    }
    String day = DateFormats.day(view.dueOn());
    return view.originalDueOn() == null || view.originalDueOn().equals(view.dueOn())
        ? day
        : getTranslation("followUp.dueOriginally", day, DateFormats.day(view.originalDueOn()));
  }

  /** What has to be known before anything else is done. */
  private Component notes(FollowUpView view) {
    Div notes = new Div();
    notes.addClassName("follow-up-notes");
    if (view.sentBackReason() != null) {
      notes.add(note(getTranslation("followUp.sentBackBecause", view.sentBackReason())));
    }
    if (view.declinedReason() != null) {
      notes.add(
          note(
              getTranslation(
                  "followUp.declinedBecause", view.lead().name(), view.declinedReason())));
    }
    if (view.lifecycle() == Lifecycle.ASSIGNED && view.insisted()) {
      notes.add(note(getTranslation("followUp.insistedUponNote")));
    }
    return notes;
  }

  private static Component note(String sentence) {
    Card card = new Card();
    card.addThemeVariants(CardVariant.OUTLINED);
    Paragraph text = new Paragraph(sentence);
    text.addClassName("follow-up-words");
    card.add(text);
    return card;
  }

  private Component origin(FollowUpView view) {
    Div block = new Div(new H2(getTranslation("followUp.from")));
    block.addClassName("follow-up-block");
    FollowUpOrigin origin = origins.getIfAvailable();
    if (origin != null) {
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

  private Component facts(FollowUpView view) {
    DescriptionList facts = new DescriptionList();
    facts.addClassName("follow-up-facts");
    fact(facts, "followUp.due", new Text(dueWithOriginal(view)));
    ProgressBar bar = new ProgressBar(0, 100, view.percent());
    String percent = getTranslation("followUp.percent", view.percent());
    bar.getElement().setAttribute("aria-label", percent);
    Div lead = new Div(new Div(view.lead().name()), bar, new Div(percent));
    lead.addClassName("follow-up-lead");
    fact(facts, "followUp.lead", lead);
    if (!view.coordinating().isEmpty()) {
      fact(
          facts,
          "followUp.coordinating",
          new Text(view.coordinating().stream().map(Unit::name).collect(Collectors.joining(", "))));
    }
    if (view.partDueOn() != null) {
      fact(facts, "followUp.partDue", new Text(DateFormats.day(view.partDueOn())));
    }
    if (view.field() != null) {
      fact(facts, "followUp.field", new Text(view.field()));
    }
    fact(
        facts,
        "followUp.assigned",
        new Text(
            getTranslation(
                "followUp.assignedBy", view.assignedBy(), DateFormats.day(view.assignedOn()))));
    if (view.submittedOn() != null) {
      fact(facts, "followUp.submitted", new Text(DateFormats.day(view.submittedOn())));
    }
    if (view.sentBack() > 0) {
      fact(facts, "followUp.sentBackTimes", new Text(String.valueOf(view.sentBack())));
    }
    return facts;
  }

  private void fact(DescriptionList facts, String labelKey, Component value) {
    facts.add(
        new DescriptionList.Term(getTranslation(labelKey)), new DescriptionList.Description(value));
  }

  private Component story(FollowUpView view) {
    TabSheet tabs = new TabSheet();
    tabs.setWidthFull();
    tabs.add(
        getTranslation("followUp.history") + " (" + view.history().size() + ")", history(view));
    tabs.add(
        getTranslation("followUp.progress") + " (" + view.progress().size() + ")", progress(view));
    return tabs;
  }

  private Component history(FollowUpView view) {
    OrderedList lines = new OrderedList();
    lines.addClassName("follow-up-history");
    view.history().forEach(line -> lines.add(new ListItem(history(line))));
    return panel(lines);
  }

  private Component history(HistoryLine line) {
    Div what = new Div(new Span(getTranslation("followUp.event." + line.event())));
    what.addClassName("follow-up-event");
    if (line.oldValue() != null
        && line.newValue() != null
        && !line.oldValue().equals(line.newValue())) {
      what.add(new Span(" · " + change(line)));
    }
    Div entry = new Div(when(line.at(), who(line)), what);
    if (line.words() != null) {
      entry.add(words(line.words()));
    }
    if (line.source() != null) {
      entry.add(source(line.onBehalfOf(), line.source()));
    }
    return entry;
  }

  private String change(HistoryLine line) {
    return switch (line.event()) {
      case PROGRESS_REPORTED ->
          getTranslation("followUp.percentChange", line.oldValue(), line.newValue());
      case REASSIGNED -> getTranslation("followUp.change", line.oldValue(), line.newValue());
      default ->
          getTranslation(
              "followUp.change",
              getTranslation("lifecycle." + line.oldValue()),
              getTranslation("lifecycle." + line.newValue()));
    };
  }

  private String who(HistoryLine line) {
    return getTranslation(
        "followUp.who", line.person(), getTranslation("post." + line.post()), line.organisation());
  }

  private Component progress(FollowUpView view) {
    if (view.progress().isEmpty()) {
      return new Paragraph(getTranslation("followUp.noProgress"));
    }
    OrderedList lines = new OrderedList();
    lines.addClassName("follow-up-history");
    view.progress().forEach(line -> lines.add(new ListItem(progress(line))));
    return panel(lines);
  }

  /** What stands in a tab is read out as its panel; a list needs to stay a list within it. */
  private static Component panel(OrderedList lines) {
    return new Div(lines);
  }

  private Component progress(ProgressLine line) {
    Div what =
        new Div(
            line.completion()
                ? getTranslation("followUp.completionReported")
                : getTranslation("followUp.percent", line.percent()));
    what.addClassName("follow-up-event");
    Div entry =
        new Div(
            when(line.at(), line.person() + " (" + line.organisation() + ")"),
            what,
            words(line.words()));
    if (line.difficulty() != null) {
      entry.add(words(getTranslation("followUp.difficultyMet", line.difficulty())));
    }
    if (line.source() != null) {
      entry.add(source(line.onBehalfOf(), line.source()));
    }
    if (!line.files().isEmpty()) {
      Div files = new Div();
      files.addClassName("follow-up-files");
      line.files().forEach(file -> files.add(link(file)));
      entry.add(files);
    }
    return entry;
  }

  private Component link(FileInfo file) {
    UUID followUpId = id;
    return new Anchor(
        DownloadHandler.fromInputStream(
            event -> {
              byte[] content = reading.evidence(followUpId, file.id());
              return new DownloadResponse(
                  new ByteArrayInputStream(content), file.name(), file.mediaType(), content.length);
            }),
        file.name());
  }

  private static Component when(java.time.Instant at, String who) {
    Div head = new Div(DateFormats.dayTime(at) + " · " + who);
    head.addClassName("follow-up-when");
    return head;
  }

  private Component source(@Nullable String unit, String source) {
    Div line =
        new Div(getTranslation("followUp.enteredOnBehalf", unit == null ? "" : unit, source));
    line.addClassName("follow-up-when");
    return line;
  }

  private static Component words(String text) {
    Paragraph words = new Paragraph(text);
    words.addClassName("follow-up-words");
    return words;
  }

  /** What this person can do, the one thing to do now first; nothing where there is nothing. */
  private java.util.Optional<ActionCard> card(FollowUpView view) {
    Set<Act> acts = view.acts();
    if (acts.isEmpty() && !view.ownCompletion()) {
      return java.util.Optional.empty();
    }
    ActionCard card = new ActionCard(getTranslation("followUp.toDo"));
    if (acts.contains(Act.INSIST)) {
      decision(card, view);
    } else if (view.lifecycle() == Lifecycle.AWAITING_CONFIRMATION) {
      confirmation(card, view);
    } else if (view.onBehalf()) {
      card.others(
          menu(
              getTranslation("followUp.onBehalf"),
              view,
              EnumSet.of(Act.ACKNOWLEDGE, Act.REPORT_PROGRESS, Act.COMPLETE, Act.DECLINE)));
    } else if (acts.contains(Act.ACKNOWLEDGE)) {
      FieldErrors errors = new FieldErrors();
      card.primary(
              new Button(
                  getTranslation("followUp.acknowledge"),
                  e -> {
                    if (errors.run(() -> actions.acknowledge(id))) {
                      done(null);
                    }
                  }))
          .others(
              new Button(getTranslation("followUp.reportProgress"), e -> report(view, false)),
              menu(getTranslation("action.other"), view, EnumSet.of(Act.COMPLETE, Act.DECLINE)),
              errors);
    } else {
      card.primary(new Button(getTranslation("followUp.reportProgress"), e -> report(view, false)))
          .others(new Button(getTranslation("followUp.complete"), e -> report(view, true)));
    }
    return java.util.Optional.of(card);
  }

  private void confirmation(ActionCard card, FollowUpView view) {
    if (view.ownCompletion()) {
      card.fields(new Paragraph(getTranslation("followUp.ownCompletion")));
    }
    FieldErrors errors = new FieldErrors();
    if (view.acts().contains(Act.CONFIRM)) {
      card.primary(
          new Button(
              getTranslation("followUp.confirm"),
              e -> {
                if (errors.run(() -> actions.confirm(id))) {
                  done(null);
                }
              }));
    }
    card.others(
        new Button(
            getTranslation("followUp.sendBack"),
            e ->
                reason(
                    "followUp.sendBack", null, (reason, source) -> actions.sendBack(id, reason))),
        errors);
  }

  /** The chair's decision on what was declined: the form stands in the card. */
  private void decision(ActionCard card, FollowUpView view) {
    RadioButtonGroup<Act> how = new RadioButtonGroup<>();
    how.setLabel(getTranslation("followUp.decision"));
    how.setItems(Act.REASSIGN, Act.INSIST, Act.WITHDRAW);
    how.setItemLabelGenerator(
        act ->
            getTranslation(
                switch (act) {
                  case REASSIGN -> "followUp.reassign";
                  case INSIST -> "followUp.insist";
                  default -> "followUp.withdraw";
                }));
    ComboBox<Unit> unit = new ComboBox<>(getTranslation("followUp.newLead"));
    unit.setItems(
        (item, typed) -> SearchKey.of(item.name()).contains(SearchKey.of(typed)),
        reading.units(view.holderId()).stream()
            .filter(item -> !item.id().equals(view.lead().id()))
            .toList());
    unit.setItemLabelGenerator(Unit::name);
    unit.setVisible(false);
    how.addValueChangeListener(e -> unit.setVisible(e.getValue() == Act.REASSIGN));
    TextArea reason = textArea("followUp.reason");
    FieldErrors errors =
        new FieldErrors()
            .at("followUp.decisionMissing", how)
            .at("followUp.unitMissing", unit)
            .at("followUp.unitUnknown", unit)
            .at("followUp.sameLead", unit)
            .at("followUp.reasonMissing", reason)
            .at("followUp.textTooLong", reason);
    Runnable decide =
        () -> {
          if (errors.run(() -> decide(how.getValue(), unit.getValue(), reason.getValue()))) {
            done(null);
          }
        };
    card.fields(how, unit, reason, errors)
        .primary(
            new Button(
                getTranslation("followUp.decide"),
                e -> {
                  if (how.getValue() == Act.WITHDRAW && !reason.isEmpty()) {
                    Confirmation.askDestructive(
                        getTranslation("followUp.askWithdraw"),
                        getTranslation("followUp.withdraw"),
                        decide);
                  } else {
                    decide.run();
                  }
                }));
  }

  private void decide(@Nullable Act how, @Nullable Unit unit, String reason) {
    if (how == null) {
      throw new DomainException("followUp.decisionMissing");
    }
    switch (how) {
      case REASSIGN -> {
        if (unit == null) {
          throw new DomainException("followUp.unitMissing");
        }
        decisions.reassign(id, unit.id(), reason);
      }
      case INSIST -> decisions.insist(id, reason);
      default -> decisions.withdraw(id, reason);
    }
  }

  private MenuBar menu(String label, FollowUpView view, Set<Act> offered) {
    MenuBar bar = new MenuBar();
    SubMenu menu = bar.addItem(label).getSubMenu();
    for (Act act : offered) {
      if (view.acts().contains(act)) {
        switch (act) {
          case ACKNOWLEDGE ->
              menu.addItem(getTranslation("followUp.acknowledge"), e -> acknowledgeFor(view));
          case REPORT_PROGRESS ->
              menu.addItem(getTranslation("followUp.reportProgress"), e -> report(view, false));
          case COMPLETE ->
              menu.addItem(getTranslation("followUp.complete"), e -> report(view, true));
          case DECLINE ->
              menu.addItem(
                  getTranslation("followUp.decline"),
                  e ->
                      reason(
                          "followUp.decline",
                          view,
                          (reason, source) -> actions.decline(id, reason, source)));
          default -> throw new IllegalArgumentException(act.name());
        }
      }
    }
    return bar;
  }

  private void acknowledgeFor(FollowUpView view) {
    TextField source = source();
    ActDialog dialog = new ActDialog(onBehalfTitle("followUp.acknowledge", view), source);
    dialog.errors().at("followUp.sourceMissing", source).at("followUp.textTooLong", source);
    dialog
        .act(
            getTranslation("followUp.acknowledge"),
            () -> {
              actions.acknowledge(id, new OnBehalf(source.getValue()));
              done(null);
            })
        .open();
  }

  private interface WithReason {
    void act(String reason, @Nullable OnBehalf onBehalf);
  }

  /**
   * @param forUnit the follow-up, if the act is the unit's
   */
  private void reason(String key, @Nullable FollowUpView forUnit, WithReason act) {
    TextArea reason = textArea("followUp.reason");
    TextField source = source();
    boolean onBehalf = forUnit != null && forUnit.onBehalf();
    ActDialog dialog =
        new ActDialog(
            forUnit == null ? getTranslation(key) : onBehalfTitle(key, forUnit),
            onBehalf ? new Component[] {source, reason} : new Component[] {reason});
    dialog
        .errors()
        .at("followUp.reasonMissing", reason)
        .at("followUp.textTooLong", reason)
        .at("followUp.sourceMissing", source);
    dialog
        .act(
            getTranslation(key),
            () -> {
              act.act(reason.getValue(), onBehalf ? new OnBehalf(source.getValue()) : null);
              done(null);
            })
        .open();
  }

  /** Progress, or completion: the same form, without the percents. */
  private void report(FollowUpView view, boolean completion) {
    TextField source = source();
    IntegerField percent = new IntegerField(getTranslation("followUp.percentField"));
    percent.setMin(0);
    percent.setMax(100);
    percent.setStep(10);
    percent.setStepButtonsVisible(true);
    percent.setManualValidation(true);
    percent.setValue(view.percent());
    TextArea words = textArea("followUp.words");
    TextArea difficulty = textArea("followUp.difficulty");
    List<Evidence> files = new ArrayList<>();
    UploadField upload =
        new UploadField(
                getTranslation("followUp.evidence"),
                (name, content) -> files.add(new Evidence(name, content)))
            .onRemoved(name -> removeLast(files, name));
    List<Component> fields = new ArrayList<>();
    if (view.onBehalf()) {
      fields.add(source);
    }
    if (!completion) {
      fields.add(percent);
    }
    fields.addAll(List.of(words, difficulty, upload));
    String key = completion ? "followUp.complete" : "followUp.reportProgress";
    ActDialog dialog = new ActDialog(onBehalfTitle(key, view), fields.toArray(Component[]::new));
    dialog
        .errors()
        .at("followUp.sourceMissing", source)
        .at("followUp.percentOutside", percent)
        .at("followUp.percentMissing", percent)
        .at("followUp.wordsMissing", words)
        .at("followUp.textTooLong", words);
    dialog
        .act(
            getTranslation("followUp.send"),
            () -> {
              Integer typed = percent.getValue();
              if (!completion && typed == null) {
                throw new DomainException("followUp.percentMissing");
              }
              ProgressEntry entry =
                  new ProgressEntry(
                      completion ? 100 : Objects.requireNonNull(typed),
                      words.getValue(),
                      difficulty.getValue(),
                      List.copyOf(files));
              OnBehalf onBehalf = view.onBehalf() ? new OnBehalf(source.getValue()) : null;
              if (completion) {
                actions.complete(id, entry, Set.of(), onBehalf);
              } else {
                actions.reportProgress(id, entry, onBehalf);
              }
              done(completion ? "followUp.sent" : "followUp.progressSent");
            })
        .open();
  }

  private static void removeLast(List<Evidence> files, String name) {
    for (int i = files.size() - 1; i >= 0; i--) {
      if (files.get(i).name().equals(name)) {
        files.remove(i);
        return;
      }
    }
  }

  private String onBehalfTitle(String key, FollowUpView view) {
    return view.onBehalf()
        ? getTranslation(key) + " · " + getTranslation("followUp.onBehalfOf", view.lead().name())
        : getTranslation(key);
  }

  private TextField source() {
    TextField source = new TextField(getTranslation("followUp.source"));
    source.setHelperText(getTranslation("followUp.sourceHint"));
    return source;
  }

  private TextArea textArea(String labelKey) {
    TextArea area = new TextArea(getTranslation(labelKey));
    area.setMinRows(3);
    area.setMaxRows(14);
    return area;
  }

  @Override
  public String getPageTitle() {
    return title.length() > SHOWN_IN_TITLE
        ? title.substring(0, SHOWN_IN_TITLE).strip() + "…"
        : title;
  }
}
