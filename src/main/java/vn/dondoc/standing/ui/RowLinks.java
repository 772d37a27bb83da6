package vn.dondoc.standing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.followup.FollowUpParameters;
import vn.dondoc.standing.Figure;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingQuestion;
import vn.dondoc.standing.StandingReading;

/**
 * Numbers that open exactly the rows behind them. Where the person may read only some of those, the
 * number is just a number: a list that is shorter than it says would be a riddle.
 */
class RowLinks {
  private final StandingReading reading;
  private final UUID holderId;
  private final boolean all;

  RowLinks(StandingReading reading, UUID holderId) {
    this.reading = reading;
    this.holderId = holderId;
    this.all = reading.mayReadRows(holderId, null);
  }

  /** A number of what is asked for, and what it is called when it is read out. */
  Component number(StandingQuestion question, Figure figure, Standing standing, String name) {
    int number = figure.of(standing);
    Locale locale = UI.getCurrentOrThrow().getLocale();
    String words = DateFormats.number(number, locale);
    String address = address(question, figure);
    if (address == null) {
      Span plain = new Span(words);
      plain.addClassName("standing-number");
      return plain;
    }
    Anchor link = new Anchor(address, words);
    link.addClassName("standing-number");
    link.setAriaLabel(link.getTranslation("standing.opens", name, number));
    return link;
  }

  /** The list behind a number; none where the person may not read all of it. */
  @Nullable String address(StandingQuestion question, Figure figure) {
    UUID unit = question.unitId();
    return all || (unit != null && reading.mayReadRows(holderId, unit))
        ? FollowUpParameters.address(question.ofHolder(holderId).rows(figure))
        : null;
  }
}
