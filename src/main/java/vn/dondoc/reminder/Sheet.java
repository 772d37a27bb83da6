package vn.dondoc.reminder;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says, as its template lays it out.
 *
 * @param preview the line that a mailbox shows beside the subject
 * @param closing what is asked of the reader at the end
 */
record Sheet(
    String preview,
    String greeting,
    List<String> opening,
    List<Section> sections,
    List<String> closing) {
  Sheet {
    opening = List.copyOf(opening);
    sections = List.copyOf(sections);
    closing = List.copyOf(closing);
  }

  /** How much something presses; the word beside it says the same. */
  enum Tone {
    LATE,
    TODAY,
    SOON,
    CALM
  }

  /**
   * What belongs together.
   *
   * @param more how much is not shown, and where it is
   */
  record Section(
      @Nullable String title, @Nullable String words, List<Item> items, @Nullable Button more) {
    Section {
      items = List.copyOf(items);
    }
  }

  /**
   * One thing.
   *
   * @param status how late, or how soon
   * @param quote what somebody said with it
   * @param main what to do now
   */
  record Item(
      Tone tone,
      @Nullable String status,
      String title,
      List<Fact> facts,
      @Nullable String quote,
      @Nullable Button main,
      @Nullable Button other) {
    Item {
      facts = List.copyOf(facts);
    }

    /** The name of its tone in the stylesheet. */
    public String look() {
      return tone.name().toLowerCase(Locale.ROOT);
    }

    /** Whether its title is the way on. */
    public boolean linked() {
      return main == null && other != null;
    }

    /** The quote line by line, for plain text. */
    public List<String> quoted() {
      return quote == null ? List.of() : quote.lines().toList();
    }
  }

  /** Something known about a thing. */
  record Fact(String name, String value) {}

  /** A way on. */
  record Button(String words, String url) {}
}
