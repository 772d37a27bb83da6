package vn.dondoc.standing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.standing.Figure;
import vn.dondoc.standing.Standing;
import vn.dondoc.standing.StandingQuestion;

/**
 * Standings one below the other: a bar, every number a link, both rates, and their sum. On a phone
 * each is a card.
 */
class StandingTable extends Div {
  private static final List<Figure> COLUMNS =
      List.of(
          Figure.ON_TIME,
          Figure.LATE,
          Figure.WITHIN,
          Figure.OVERDUE,
          Figure.DATED,
          Figure.WITHOUT_DEADLINE,
          Figure.SUSPENDED,
          Figure.WITHDRAWN);

  /**
   * A line of the table.
   *
   * @param address where its name leads to; null: nowhere
   */
  record Line(
      String name, @Nullable String address, StandingQuestion question, Standing standing) {}

  private final RowLinks links;

  StandingTable(String caption, String firstColumn, List<Line> lines, RowLinks links) {
    this.links = links;
    addClassName("standing-table-frame");
    NativeTable table = new NativeTable();
    table.addClassName("standing-table");
    table.setCaptionText(caption);
    NativeTableRow head = table.getHead().addRow();
    head.add(header(firstColumn, "col"));
    head.add(header(getTranslation("standing.bar"), "col"));
    COLUMNS.forEach(
        figure -> head.add(header(getTranslation("standing.column." + figure.name()), "col")));
    head.add(header(getTranslation("standing.column.rateAll"), "col"));
    head.add(header(getTranslation("standing.column.rateDue"), "col"));
    for (Line line : lines) {
      table.getBody().add(row(line));
    }
    add(table);
  }

  private NativeTableRow row(Line line) {
    NativeTableRow row = new NativeTableRow();
    NativeTableHeaderCell name = header(line.address() == null ? line.name() : "", "row");
    if (line.address() != null) {
      Anchor link = new Anchor(line.address(), line.name());
      link.addClassName("standing-name");
      name.add(link);
    }
    row.add(name, new NativeTableCell(bar(line.standing())));
    for (Figure figure : COLUMNS) {
      String column = getTranslation("standing.column." + figure.name());
      row.add(
          cell(
              column,
              links.number(line.question(), figure, line.standing(), line.name() + ", " + column)));
    }
    row.add(
        cell(getTranslation("standing.column.rateAll"), rate(line.standing().completedOfAll())),
        cell(getTranslation("standing.column.rateDue"), rate(line.standing().completedOfDue())));
    return row;
  }

  /** The parts in proportion; the numbers stand beside it. */
  static Div bar(Standing standing) {
    Div bar = new Div();
    bar.addClassName("standing-bar");
    bar.getElement().setAttribute("aria-hidden", "true");
    Arrays.stream(Palette.values())
        .filter(part -> part.figure.of(standing) > 0)
        .forEach(
            part -> {
              Div piece = new Div();
              piece.addClassName(part.css());
              piece.getStyle().set("flex-grow", Integer.toString(part.figure.of(standing)));
              bar.add(piece);
            });
    return bar;
  }

  private Span rate(OptionalDouble share) {
    return new Span(
        share.isPresent()
            ? DateFormats.percent(share.getAsDouble(), getLocale())
            : getTranslation("standing.rate.none"));
  }

  private static NativeTableCell cell(String column, Component content) {
    NativeTableCell cell = new NativeTableCell(content);
    cell.getElement().setAttribute("data-column", column);
    return cell;
  }

  private static NativeTableHeaderCell header(String text, String scope) {
    NativeTableHeaderCell header = new NativeTableHeaderCell(text);
    header.getElement().setAttribute("scope", scope);
    return header;
  }
}
