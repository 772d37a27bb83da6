package vn.dondoc.followup.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.messages.MessageList;
import com.vaadin.flow.component.messages.MessageListItem;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.SearchKey;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.followup.Comments;
import vn.dondoc.followup.Comments.Line;
import vn.dondoc.followup.Comments.Mentionable;

/**
 * What was written about a follow-up, and a field to write more. Made when the page of the
 * follow-up is opened, which is when those who were mentioned have seen it.
 */
class CommentsPanel extends Div {
  private final Comments comments;
  private final UUID followUpId;
  private final Runnable written;
  private final Paragraph none = new Paragraph(getTranslation("comment.none"));
  private final MessageList list = new MessageList();
  private final TextArea words = new TextArea(getTranslation("comment.words"));
  private final MultiSelectComboBox<Mentionable> mention = new MultiSelectComboBox<>();
  private final FieldErrors errors = new FieldErrors();
  private int count;

  /**
   * @param written run after something was written, so that the page can show the new number and
   *     the new entry of the history
   */
  CommentsPanel(Comments comments, UUID followUpId, Runnable written) {
    this.comments = comments;
    this.followUpId = followUpId;
    this.written = written;
    addClassName("comments");
    words.setMinRows(2);
    words.setMaxRows(12);
    words.setMaxLength(5_000);
    words.setWidthFull();
    mention.setLabel(getTranslation("comment.mention"));
    mention.setHelperText(getTranslation("comment.mentionHelp"));
    mention.setItems(
        (item, typed) -> SearchKey.of(label(item)).contains(SearchKey.of(typed.replace("@", ""))),
        comments.mentionable(followUpId));
    mention.setItemLabelGenerator(this::label);
    mention.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    mention.setWidthFull();
    errors.at("comment.wordsMissing", words).at("followUp.textTooLong", words);
    errors.at("comment.cannotSee", mention);
    Button send = new Button(getTranslation("comment.send"), e -> send());
    // The page has its own primary act.
    send.addThemeVariants(ButtonVariant.TERTIARY);
    Div buttons = new Div(send);
    buttons.addClassName("button-row");
    Div form = new Div(words, mention, errors, buttons);
    form.addClassName("form-column");
    add(none, list, form);
    show();
    comments.seen(followUpId);
  }

  /** For the tab: with the number of comments where there are some. */
  String label() {
    return count == 0
        ? getTranslation("comment.title")
        : getTranslation("comment.titleCount", count);
  }

  private void show() {
    List<Line> lines = comments.of(followUpId);
    count = lines.size();
    none.setVisible(lines.isEmpty());
    list.setVisible(!lines.isEmpty());
    list.setItems(lines.stream().map(this::item).toList());
  }

  /** The time stands with the name: it is written as everywhere else here. */
  private MessageListItem item(Line line) {
    String text =
        line.mentioned().isEmpty()
            ? line.words()
            : line.words()
                + "\n"
                + getTranslation(
                    "comment.mentioned",
                    line.mentioned().stream().map(n -> "@" + n).collect(Collectors.joining(", ")));
    MessageListItem item =
        new MessageListItem(
            text,
            null,
            getTranslation(
                "comment.by",
                line.person(),
                getTranslation("post." + line.post()),
                line.organisation(),
                DateFormats.dayTime(line.at())));
    String given = line.person().substring(line.person().lastIndexOf(' ') + 1);
    item.setUserAbbreviation(given.isEmpty() ? "" : given.substring(0, 1));
    return item;
  }

  private void send() {
    if (errors.run(
        () ->
            comments.write(
                followUpId, words.getValue(), ids(Mentionable::isUnit), ids(m -> !m.isUnit())))) {
      words.clear();
      mention.clear();
      show();
      written.run();
    }
  }

  private Set<UUID> ids(Predicate<Mentionable> which) {
    return mention.getValue().stream()
        .filter(which)
        .map(Mentionable::id)
        .collect(Collectors.toSet());
  }

  private String label(Mentionable item) {
    return item.isUnit() ? item.name() : item.name() + " · " + item.organisation();
  }
}
