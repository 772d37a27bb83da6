package vn.dondoc.conclusion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NotFound;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.AutoSave;
import vn.dondoc.base.ui.Confirmation;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.conclusion.Concluding;
import vn.dondoc.conclusion.ConclusionView;
import vn.dondoc.conclusion.ConclusionView.Choices;
import vn.dondoc.conclusion.ConclusionView.Row;
import vn.dondoc.conclusion.ConclusionView.SourceRow;
import vn.dondoc.conclusion.DirectiveDetails;
import vn.dondoc.conclusion.DirectiveSaved;
import vn.dondoc.conclusion.Gap;
import vn.dondoc.conclusion.NoticeInfo;
import vn.dondoc.conclusion.NoticeSignature;
import vn.dondoc.organisation.Organisations.Holder;
import vn.dondoc.organisation.Post;

/** The chair concludes: a row for each directive, what is still missing, and the notice. */
@Route(value = "conclude/:reviewId", layout = Frame.class)
@PermitAll
@StyleSheet("context://styles/conclusion.css")
class ConcludeView extends Div implements HasDynamicTitle, BeforeEnterObserver {
  private final transient Concluding concluding;
  private final transient Clock clock;
  private final OrderedList rows = new OrderedList();
  private final Div empty = new Div();
  private final Div gate = new Div();
  private final Span count = new Span();
  private final Button proposals = new Button();
  private final FieldErrors errors = new FieldErrors();
  private final transient Map<UUID, DirectiveEditor> editors = new LinkedHashMap<>();
  private final TextArea signatureText = new TextArea();
  private final ComboBox<Holder> signer = new ComboBox<>();
  private final AutoSave signatureSave;
  private transient UUID reviewId = new UUID(0, 0);
  private transient List<Gap> gaps = List.of();
  private boolean gateOpened;
  private String pasted = "";

  ConcludeView(Concluding concluding, Clock clock) {
    this.concluding = concluding;
    this.clock = clock;
    addClassName("conclude");
    rows.addClassName("directive-rows");
    gate.addClassName("conclude-gate");
    gate.getElement().setAttribute("aria-live", "polite");
    signatureSave = new AutoSave(clock, this::storeSignature).watch(signatureText, signer);
    errors
        .at("conclusion.signatureMissing", signatureText)
        .at("conclusion.signatureTooLong", signatureText)
        .at("conclusion.signerUnknown", signer);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("conclusion.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    reviewId = ReviewInAddress.of(event);
    ConclusionView conclusion = concluding.conclusion(reviewId);
    removeAll();
    editors.clear();
    rows.removeAll();
    add(
        new PageHeader(getPageTitle())
            .back("reviews/" + reviewId, conclusion.title())
            .meta(
                new Span(
                    getTranslation(
                        "conclusion.planned",
                        DateFormats.day(conclusion.plannedFrom()),
                        DateFormats.day(conclusion.plannedTo()))),
                count));
    if (!conclusion.mayConclude()) {
      add(new Paragraph(getTranslation("conclusion.notOpen")));
      add(
          conclusion.notice() == null
              ? new Anchor("reviews/" + reviewId, getTranslation("conclusion.toReview"))
              : new Anchor(
                  "notices/" + reviewId,
                  getTranslation("conclusion.openNotice", conclusion.notice().label())));
      return;
    }
    Choices choices = concluding.choices(reviewId);
    add(tools(), empty, rows, signature(conclusion, choices), bar());
    reload();
  }

  private Component tools() {
    Button paste = new Button(getTranslation("conclusion.paste"), click -> paste());
    Button keyTasks = new Button(getTranslation("conclusion.keyTasks"), click -> keyTasks());
    proposals.addClickListener(click -> proposals());
    Button add =
        new Button(
            getTranslation("conclusion.add"), VaadinIcon.PLUS.create(), click -> addDirective());
    Div tools = new Div(paste, keyTasks, proposals, add);
    tools.addClassNames("button-row", "conclude-tools");
    return tools;
  }

  private Component signature(ConclusionView conclusion, Choices choices) {
    signatureText.setLabel(getTranslation("conclusion.signature.text"));
    signatureText.setMinRows(2);
    signer.setLabel(getTranslation("conclusion.signature.by"));
    signer.setItems(onePerPerson(choices.signers()));
    signer.setItemLabelGenerator(Holder::personName);
    NoticeSignature typed = conclusion.signature();
    signatureText.setValue(
        typed == null ? getTranslation("conclusion.signature.chair") : typed.text());
    UUID signedBy = typed == null ? null : typed.signedBy();
    signer
        .getListDataView()
        .getItems()
        .filter(holder -> typed == null ? isChair(holder) : holder.personId().equals(signedBy))
        .findFirst()
        .ifPresent(signer::setValue);
    Div signature =
        new Div(
            new H2(getTranslation("conclusion.signature")), signatureText, signer, signatureSave);
    signature.addClassNames("form-column", "conclude-signature");
    return signature;
  }

  private static boolean isChair(Holder holder) {
    return holder.post() == Post.CHAIR;
  }

  private static List<Holder> onePerPerson(List<Holder> holders) {
    return List.copyOf(
        holders.stream()
            .sorted(Comparator.comparing(Holder::post))
            .collect(
                Collectors.toMap(
                    Holder::personId, h -> h, (first, second) -> first, LinkedHashMap::new))
            .values());
  }

  private Component bar() {
    Button issue = new Button(getTranslation("conclusion.issue"), click -> issue());
    issue.addThemeVariants(ButtonVariant.PRIMARY);
    issue.addClassName("primary-action");
    Button preview = new Button(getTranslation("conclusion.preview"), click -> preview());
    Div buttons = new Div(issue, preview);
    buttons.addClassName("button-row");
    Div bar = new Div(errors, gate, buttons);
    bar.addClassName("conclude-bar");
    return bar;
  }

  /** Rows as stored, in their order; what is being typed in a row stays. */
  private void reload() {
    ConclusionView conclusion = concluding.conclusion(reviewId);
    Choices choices = concluding.choices(reviewId);
    Set<UUID> present = conclusion.directives().stream().map(Row::id).collect(Collectors.toSet());
    editors.keySet().removeIf(id -> !present.contains(id));
    List<Component> inOrder = new ArrayList<>();
    for (Row row : conclusion.directives()) {
      DirectiveEditor editor = editors.get(row.id());
      if (editor == null) {
        editor = new DirectiveEditor(row, choices.units(), clock, new Rows());
        editors.put(row.id(), editor);
      } else {
        editor.place(row);
      }
      inOrder.add(editor);
    }
    if (!rows.getChildren().toList().equals(inOrder)) {
      rows.removeAll();
      rows.add(inOrder);
    }
    empty.removeAll();
    if (inOrder.isEmpty()) {
      empty.add(new EmptyState(getTranslation("conclusion.empty")));
    }
    long waiting = choices.proposals().stream().filter(p -> p.takenBy().isEmpty()).count();
    proposals.setText(
        waiting == 0
            ? getTranslation("conclusion.proposals")
            : getTranslation("conclusion.proposals.count", waiting));
    proposals.setVisible(!choices.proposals().isEmpty());
    showGate(conclusion);
  }

  private void showGate(ConclusionView conclusion) {
    gaps = conclusion.gaps();
    count.setText(
        getTranslation(
            "conclusion.directives.count", conclusion.directives().size(), conclusion.followUps()));
    gate.removeAll();
    if (gaps.isEmpty()) {
      Icon sign = VaadinIcon.CHECK_CIRCLE.create();
      sign.getElement().setAttribute("aria-hidden", "true");
      Paragraph ready = new Paragraph(sign, new Span(getTranslation("conclusion.gate.empty")));
      ready.addClassNames("gate-ready", "aura-accent-green");
      gate.add(ready);
      return;
    }
    UnorderedList lines = new UnorderedList();
    lines.addClassName("gate-lines");
    gaps.forEach(gap -> lines.add(line(gap)));
    Details list = new Details(getTranslation("conclusion.gate.title", gaps.size()), lines);
    list.setOpened(gateOpened);
    list.addOpenedChangeListener(change -> gateOpened = change.isOpened());
    gate.add(list);
  }

  private ListItem line(Gap gap) {
    String sentence = getTranslation(gap.key(), gap.args());
    UUID opinionId = gap.opinionId();
    if (opinionId != null) {
      ListItem line = new ListItem(new Anchor("opinions/" + opinionId, "› " + sentence));
      if (gap.key().equals("conclusion.gap.proposalNotTaken")) {
        line.add(
            new Button(
                getTranslation("conclusion.gap.take"),
                click -> change(() -> concluding.takeProposal(reviewId, opinionId))),
            new Button(
                getTranslation("conclusion.gap.reopen"),
                click -> change(() -> concluding.reopenAnswer(opinionId))));
      }
      return line;
    }
    if (gap.directiveId() == null) {
      return new ListItem(new Span(sentence));
    }
    Button goTo = new Button("› " + sentence, click -> goTo(gap));
    goTo.addThemeVariants(ButtonVariant.TERTIARY);
    return new ListItem(goTo);
  }

  private void goTo(Gap gap) {
    DirectiveEditor editor = gap.directiveId() == null ? null : editors.get(gap.directiveId());
    if (editor != null) {
      editor.goTo(gap.key());
    }
  }

  /** Does something to the conclusion as a whole, after storing what is still unsaved. */
  private void change(Runnable act) {
    saveAll();
    if (errors.run(act)) {
      reload();
    }
  }

  private boolean saveAll() {
    boolean all = true;
    for (DirectiveEditor editor : editors.values()) {
      all &= editor.saveNow();
    }
    return all & signatureSave.saveNow();
  }

  private void paste() {
    TextArea text = new TextArea(getTranslation("conclusion.paste.text"));
    text.setHelperText(getTranslation("conclusion.paste.help"));
    text.setMinRows(8);
    text.setValue(pasted);
    ActDialog dialog = new ActDialog(getTranslation("conclusion.paste"), text);
    dialog.setWidth("48rem");
    dialog
        .errors()
        .at("conclusion.pasteMissing", text)
        .at("conclusion.pasteTooLong", text)
        .at("conclusion.pasteNone", text);
    dialog
        .act(
            getTranslation("conclusion.paste.split"),
            () -> {
              pasted = text.getValue();
              List<String> found = concluding.propose(pasted);
              if (found.isEmpty()) {
                throw new DomainException("conclusion.pasteNone");
              }
              new PastedPieces(
                      found,
                      texts -> {
                        saveAll();
                        concluding.addDirectives(reviewId, texts);
                        pasted = "";
                        reload();
                      })
                  .open();
            })
        .open();
  }

  private void keyTasks() {
    Choices choices = concluding.choices(reviewId);
    Dialog dialog = dialog(getTranslation("conclusion.keyTasks"));
    UnorderedList list = choiceList();
    for (SourceRow keyTask : choices.keyTasks()) {
      ListItem item = choice(keyTask);
      UUID id = keyTask.source().id();
      Div buttons =
          new Div(
              new Button(
                  getTranslation("conclusion.keyTasks.whole"),
                  click -> {
                    dialog.close();
                    change(() -> concluding.takeKeyTask(reviewId, id, List.of()));
                  }),
              new Button(
                  getTranslation("conclusion.keyTasks.split"),
                  click -> {
                    dialog.close();
                    split(keyTask);
                  }));
      buttons.addClassName("button-row");
      item.add(buttons);
      list.add(item);
    }
    dialog.add(
        choices.keyTasks().isEmpty()
            ? new Paragraph(getTranslation("conclusion.keyTasks.none"))
            : list);
    dialog.open();
  }

  private void split(SourceRow keyTask) {
    TextArea parts = new TextArea(SourceLabel.of(keyTask));
    parts.setHelperText(getTranslation("conclusion.keyTasks.parts"));
    parts.setMinRows(5);
    parts.setValue(String.join("\n", concluding.propose(keyTask.text())));
    ActDialog dialog = new ActDialog(getTranslation("conclusion.keyTasks.split"), parts);
    dialog.setWidth("40rem");
    dialog
        .errors()
        .at("conclusion.textMissing", parts)
        .at("conclusion.textTooLong", parts)
        .at("conclusion.keyTaskRemoved", parts);
    dialog
        .act(
            getTranslation("conclusion.paste.add"),
            () -> {
              List<String> lines =
                  parts.getValue().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
              if (lines.isEmpty()) {
                throw new DomainException("conclusion.textMissing");
              }
              saveAll();
              concluding.takeKeyTask(reviewId, keyTask.source().id(), lines);
              reload();
            })
        .open();
  }

  private void proposals() {
    Dialog dialog = dialog(getTranslation("conclusion.proposals"));
    UnorderedList list = choiceList();
    for (SourceRow proposal : concluding.choices(reviewId).proposals()) {
      ListItem item = choice(proposal);
      UUID opinionId = proposal.source().id();
      if (proposal.takenBy().isEmpty()) {
        Div buttons =
            new Div(
                new Button(
                    getTranslation("conclusion.gap.take"),
                    click -> {
                      dialog.close();
                      change(() -> concluding.takeProposal(reviewId, opinionId));
                    }),
                new Button(
                    getTranslation("conclusion.gap.reopen"),
                    click -> {
                      dialog.close();
                      change(() -> concluding.reopenAnswer(opinionId));
                    }));
        buttons.addClassName("button-row");
        item.add(buttons);
      }
      list.add(item);
    }
    dialog.add(list);
    dialog.open();
  }

  private void addDirective() {
    TextArea text = new TextArea(getTranslation("conclusion.add.text"));
    text.setMinRows(3);
    ActDialog dialog = new ActDialog(getTranslation("conclusion.add"), text);
    dialog.setWidth("40rem");
    dialog.errors().at("conclusion.textMissing", text).at("conclusion.textTooLong", text);
    dialog
        .act(
            getTranslation("conclusion.paste.add"),
            () -> {
              saveAll();
              UUID added = concluding.addDirective(reviewId, text.getValue(), List.of());
              reload();
              DirectiveEditor editor = editors.get(added);
              if (editor != null) {
                editor.goTo("conclusion.gap.leadMissing");
              }
            })
        .open();
  }

  private void preview() {
    saveAll();
    errors.run(
        () -> {
          Dialog dialog = dialog(getTranslation("notice.preview"));
          dialog.setWidth("52rem");
          dialog.add(
              new Paragraph(getTranslation("notice.previewNote")),
              new NoticeSheet(concluding.document(reviewId)));
          dialog.open();
        });
  }

  private void issue() {
    errors.clear();
    if (!saveAll()) {
      return;
    }
    if (!errors.run(() -> showGate(concluding.conclusion(reviewId)))) {
      return;
    }
    if (!gaps.isEmpty()) {
      gateOpened = true;
      showGate(concluding.conclusion(reviewId));
      errors.show(new DomainException("conclusion.incomplete", gaps.size()));
      goTo(gaps.getFirst());
      return;
    }
    ConclusionView now = concluding.conclusion(reviewId);
    Confirmation.ask(
        getTranslation("conclusion.issue.ask", now.followUps()),
        getTranslation("conclusion.issue"),
        () ->
            errors.run(
                () -> {
                  NoticeInfo notice = concluding.issue(reviewId, typedSignature());
                  UI ui = UI.getCurrentOrThrow();
                  ui.navigate("notices/" + reviewId);
                  Notification.show(
                      getTranslation("conclusion.issued", notice.label(), notice.issuedOn()));
                }));
  }

  private NoticeSignature typedSignature() {
    Holder by = signer.getValue();
    return new NoticeSignature(signatureText.getValue(), by == null ? null : by.personId());
  }

  private void storeSignature() {
    errors.clear();
    try {
      concluding.saveSignature(reviewId, typedSignature());
    } catch (DomainException e) {
      errors.show(e);
      throw e;
    }
  }

  private Dialog dialog(String title) {
    Dialog dialog = new Dialog(title);
    dialog.addClassName("act-dialog");
    dialog.setWidth("44rem");
    dialog.getFooter().add(new Button(getTranslation("action.close"), click -> dialog.close()));
    return dialog;
  }

  private static UnorderedList choiceList() {
    UnorderedList list = new UnorderedList();
    list.addClassName("choice-list");
    return list;
  }

  private ListItem choice(SourceRow row) {
    Span name = new Span(SourceLabel.of(row));
    name.addClassName("choice-name");
    ListItem item = new ListItem(name);
    if (!row.takenBy().isEmpty()) {
      Span taken =
          new Span(
              " · "
                  + getTranslation(
                      "conclusion.taken",
                      row.takenBy().stream()
                          .map(String::valueOf)
                          .collect(Collectors.joining(", "))));
      taken.addClassName("choice-taken");
      item.add(taken);
    }
    item.add(new Paragraph(row.text()));
    return item;
  }

  private class Rows implements DirectiveEditor.Page {
    @Override
    public DirectiveSaved save(UUID directiveId, DirectiveDetails details, int version) {
      return concluding.saveDirective(directiveId, details, version);
    }

    @Override
    public Row stored(UUID directiveId) {
      return concluding.conclusion(reviewId).directives().stream()
          .filter(row -> row.id().equals(directiveId))
          .findFirst()
          .orElseThrow(NotFound::new);
    }

    @Override
    public void saved() {
      showGate(concluding.conclusion(reviewId));
      if (gaps.isEmpty()) {
        // That something is missing is true no longer.
        errors.clear();
      }
    }

    @Override
    public void move(UUID directiveId, int number) {
      change(() -> concluding.move(directiveId, number));
    }

    @Override
    public void remove(UUID directiveId, int number) {
      Confirmation.askDestructive(
          getTranslation("conclusion.remove.ask", number),
          getTranslation("conclusion.remove"),
          () -> change(() -> concluding.removeDirective(directiveId)));
    }

    @Override
    public void addSource(UUID directiveId) {
      Choices choices = concluding.choices(reviewId);
      List<SourceRow> all =
          Stream.of(choices.opinions(), choices.keyTasks(), choices.sections())
              .flatMap(List::stream)
              .toList();
      MultiSelectComboBox<SourceRow> sources =
          new MultiSelectComboBox<>(getTranslation("conclusion.sources"));
      sources.setItems(
          (row, typed) -> SearchKey.of(SourceLabel.withText(row)).contains(SearchKey.of(typed)),
          all);
      sources.setItemLabelGenerator(SourceLabel::withText);
      ActDialog dialog = new ActDialog(getTranslation("conclusion.source.add"), sources);
      dialog.setWidth("40rem");
      dialog
          .act(
              getTranslation("conclusion.source.add"),
              () -> {
                saveAll();
                sources.getValue().forEach(row -> concluding.linkSource(directiveId, row.source()));
                reload();
              })
          .open();
    }

    @Override
    public void unlink(UUID directiveId, SourceRow source) {
      change(() -> concluding.unlinkSource(directiveId, source.source()));
    }
  }

  /** Proposed directives, to be edited, joined or left out before they are added. */
  private static final class PastedPieces {
    private final List<TextArea> pieces = new ArrayList<>();
    private final Div list = new Div();
    private final ActDialog dialog;
    private final Consumer<List<String>> add;

    PastedPieces(List<String> found, Consumer<List<String>> add) {
      this.add = add;
      list.addClassName("form-column");
      dialog = new ActDialog(list.getTranslation("conclusion.paste.proposed", found.size()), list);
      dialog.setWidth("48rem");
      found.forEach(
          text -> {
            TextArea piece = new TextArea();
            piece.setValue(text);
            pieces.add(piece);
          });
      show();
    }

    void open() {
      dialog.act(list.getTranslation("conclusion.paste.add"), this::addAll).open();
    }

    private void addAll() {
      List<String> texts =
          pieces.stream().map(TextArea::getValue).filter(text -> !text.isBlank()).toList();
      if (texts.isEmpty()) {
        throw new DomainException("conclusion.textMissing");
      }
      for (TextArea piece : pieces) {
        // Which one is too long is known here only; the others stay as they are.
        if (piece.getValue().strip().length() > Concluding.MAX_TEXT) {
          dialog.errors().at("conclusion.textTooLong", piece);
          break;
        }
      }
      add.accept(texts);
    }

    private void show() {
      list.removeAll();
      for (int i = 0; i < pieces.size(); i++) {
        int index = i;
        TextArea piece = pieces.get(i);
        piece.setLabel(list.getTranslation("conclusion.paste.part", i + 1));
        piece.setWidthFull();
        Button drop =
            new Button(
                list.getTranslation("conclusion.paste.drop"),
                click -> {
                  pieces.remove(index);
                  show();
                });
        drop.addThemeVariants(ButtonVariant.TERTIARY);
        Div buttons = new Div(drop);
        buttons.addClassName("button-row");
        if (index > 0) {
          Button merge =
              new Button(
                  list.getTranslation("conclusion.paste.merge"),
                  click -> {
                    TextArea above = pieces.get(index - 1);
                    above.setValue(above.getValue().strip() + " " + piece.getValue().strip());
                    pieces.remove(index);
                    show();
                  });
          merge.addThemeVariants(ButtonVariant.TERTIARY);
          buttons.add(merge);
        }
        Div block = new Div(piece, buttons);
        block.addClassName("pasted-piece");
        list.add(block);
      }
    }
  }
}
