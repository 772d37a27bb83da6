package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.followup.FollowUpEvent;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.HistoryLine;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.organisation.Channel;
import vn.dondoc.organisation.Post;

/** Everything that happened to a follow-up: who, in which post, for whom, when, old and new. */
class Timeline extends Div {
  Timeline(FollowUpView view) {
    OrderedList lines = new OrderedList();
    lines.addClassName("follow-up-history");
    view.history().forEach(line -> lines.add(new ListItem(line(line))));
    // A tab's content is read out as its panel; a list needs to stay a list within it.
    add(lines);
  }

  static Div when(Instant at, String who) {
    Div head = new Div(DateFormats.dayTime(at) + " · " + who);
    head.addClassName("follow-up-when");
    return head;
  }

  /** As it was typed, line by line. */
  static Paragraph words(String text) {
    Paragraph words = new Paragraph(text);
    words.addClassName("follow-up-words");
    return words;
  }

  private Component line(HistoryLine line) {
    boolean forChair =
        line.event() == FollowUpEvent.ASSIGNED
            && (line.post() == Post.OFFICE || line.post() == Post.CHIEF_OF_OFFICE);
    Div what =
        new Div(
            new Span(
                getTranslation(
                    forChair ? "followUp.assignedForChair" : "followUp.event." + line.event())));
    what.addClassName("follow-up-event");
    if (line.partOf() != null) {
      what.add(new Span(" · " + line.partOf()));
    }
    String change = change(line);
    if (change != null) {
      what.add(new Span(" · " + change));
    }
    Div entry = new Div(when(line.at(), who(line)), what);
    if (line.without() != null) {
      entry.add(new Div(getTranslation("followUp.without", line.without())));
    }
    if (line.words() != null) {
      entry.add(words(line.words()));
    }
    if (line.source() != null) {
      Div source =
          new Div(
              getTranslation(
                  "followUp.enteredOnBehalf",
                  Objects.requireNonNullElse(line.onBehalfOf(), ""),
                  line.source()));
      source.addClassName("follow-up-when");
      entry.add(source);
    }
    return entry;
  }

  private String who(HistoryLine line) {
    String who =
        getTranslation(
            "followUp.who",
            line.person(),
            getTranslation("post." + line.post()),
            line.organisation());
    if (line.deputyFor() != null) {
      who += " · " + getTranslation("followUp.deputyFor", line.deputyFor());
    }
    if (line.channel() == Channel.MAIL) {
      who += " · " + getTranslation("followUp.byMail");
    }
    return who;
  }

  private @Nullable String change(HistoryLine line) {
    String before = line.oldValue();
    String after = line.newValue();
    return switch (line.event()) {
      case DEADLINE_CHANGED, EXTENSION_ASKED, EXTENSION_GRANTED, EXTENSION_SET ->
          before == null && after == null ? null : change(due(before), due(after));
      case PROGRESS_REPORTED, ENTRY_DISPUTED, ENTRY_CORRECTED ->
          before == null || after == null || before.equals(after)
              ? null
              : getTranslation("followUp.percentChange", before, after);
      case UNIT_GONE -> before;
      default ->
          before == null || after == null || before.equals(after)
              ? null
              : change(name(before), name(after));
    };
  }

  private String change(String before, String after) {
    return getTranslation("followUp.change", before, after);
  }

  private String due(@Nullable String day) {
    return day == null ? getTranslation("followUp.noDue") : day;
  }

  /** Where it stood is written by its word in the code; units by their names. */
  private String name(String value) {
    for (Lifecycle lifecycle : Lifecycle.values()) {
      if (lifecycle.name().equals(value)) {
        return getTranslation("lifecycle." + value);
      }
    }
    return value;
  }
}
