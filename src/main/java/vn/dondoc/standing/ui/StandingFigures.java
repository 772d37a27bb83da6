package vn.dondoc.standing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.OptionalDouble;
import vn.dondoc.base.DateFormats;
import vn.dondoc.standing.Figure;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingQuestion;

/** The two by two in large numbers, what stands beside it, and both rates with their formulas. */
class StandingFigures extends Div {
  private final Standing standing;
  private final StandingQuestion question;
  private final RowLinks links;

  StandingFigures(Standing standing, StandingQuestion question, RowLinks links) {
    this.standing = standing;
    this.question = question;
    this.links = links;
    addClassName("standing-figures");
    Div two =
        new Div(
            cell(Figure.COMPLETED, "standing-sum"),
            cell(Figure.ON_TIME, Palette.ON_TIME.css()),
            cell(Figure.LATE, Palette.LATE.css()),
            cell(Figure.OPEN, "standing-sum"),
            within(),
            cell(Figure.OVERDUE, Palette.OVERDUE.css()));
    two.addClassName("standing-two");
    Div side =
        new Div(
            beside(Figure.DATED),
            beside(Figure.WITHOUT_DEADLINE),
            beside(Figure.SUSPENDED),
            beside(Figure.WITHDRAWN));
    side.addClassName("standing-side");
    add(two, side, rates());
  }

  private Div cell(Figure figure, String css) {
    String name = getTranslation("standing.figure." + figure.name());
    Div cell = new Div(new Span(name), links.number(question, figure, standing, name));
    cell.addClassNames("standing-cell", css);
    return cell;
  }

  private Div within() {
    Div cell = cell(Figure.WITHIN, Palette.WITHIN.css());
    String name = getTranslation("standing.figure.DUE_SOON");
    Div soon =
        new Div(
            new Span(getTranslation("standing.ofThese")),
            links.number(question, Figure.DUE_SOON, standing, name));
    soon.addClassName("standing-soon");
    cell.add(soon);
    return cell;
  }

  private Component beside(Figure figure) {
    String name = getTranslation("standing.figure." + figure.name());
    Span part = new Span(new Span(name), links.number(question, figure, standing, name));
    part.addClassName("standing-beside");
    return part;
  }

  private Component rates() {
    Div rates =
        new Div(
            rate(
                "standing.rate.all",
                standing.completedOfAll(),
                "standing.rate.allFormula",
                number(Figure.ALL_COMPLETED, "standing.rate.allCompleted"),
                number(Figure.ALL, "standing.rate.allSum")),
            rate(
                "standing.rate.due",
                standing.completedOfDue(),
                "standing.rate.dueFormula",
                number(Figure.COMPLETED, "standing.rate.dueCompleted"),
                number(Figure.DUE, "standing.rate.dueSum")));
    rates.addClassName("standing-rates");
    return rates;
  }

  private Component number(Figure figure, String nameKey) {
    return links.number(question, figure, standing, getTranslation(nameKey));
  }

  private Component rate(
      String nameKey, OptionalDouble share, String formulaKey, Component part, Component whole) {
    Span value =
        new Span(
            share.isPresent()
                ? DateFormats.percent(share.getAsDouble(), getLocale())
                : getTranslation("standing.rate.none"));
    value.addClassName("standing-rate-value");
    Span of = new Span("/");
    of.getElement().setAttribute("aria-hidden", "true");
    Span reckoned = new Span(part, of, whole);
    reckoned.addClassName("standing-reckoned");
    Paragraph formula = new Paragraph(getTranslation(formulaKey));
    Div head = new Div(new Span(getTranslation(nameKey)), value, reckoned);
    head.addClassName("standing-rate-head");
    Div rate = new Div(head, formula);
    rate.addClassName("standing-rate");
    return rate;
  }
}
