package vn.dondoc.base.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.dom.Element;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A month as on a wall calendar, weeks beginning on Monday, in which days are marked. */
public class MonthTable extends Div {

  /**
   * How a day is marked.
   *
   * @param className of its cell
   * @param says the same in words (already translated), for a tip and for those who listen; null
   *     where there is nothing to say
   * @param shown short texts below the number
   */
  public record Mark(String className, @Nullable String says, List<String> shown) {
    public static final Mark NONE = new Mark("", null, List.of());

    public Mark(String className, @Nullable String says) {
      this(className, says, List.of());
    }
  }

  public MonthTable(YearMonth month, Function<LocalDate, Mark> marks) {
    addClassName("month-table");
    String name =
        getTranslation(
            "month.title",
            getTranslation("day.months").split("\\|", -1)[month.getMonthValue() - 1],
            String.valueOf(month.getYear()));
    add(new H3(name));
    Element table = new Element("table");
    table.setAttribute("aria-label", name);
    String[] weekdays = getTranslation("day.weekdaysShort").split("\\|", -1);
    String[] spoken = getTranslation("day.weekdays").split("\\|", -1);
    Element head = new Element("tr");
    for (DayOfWeek day : DayOfWeek.values()) {
      // The names begin with Sunday.
      Element cell = new Element("th").setText(weekdays[day.getValue() % 7]);
      cell.setAttribute("scope", "col").setAttribute("abbr", spoken[day.getValue() % 7]);
      head.appendChild(cell);
    }
    table.appendChild(new Element("thead").appendChild(head));
    Element body = new Element("tbody");
    LocalDate day = month.atDay(1).with(DayOfWeek.MONDAY);
    while (!day.isAfter(month.atEndOfMonth())) {
      Element week = new Element("tr");
      for (int i = 0; i < 7; i++, day = day.plusDays(1)) {
        week.appendChild(
            YearMonth.from(day).equals(month) ? cell(day, marks.apply(day)) : new Element("td"));
      }
      body.appendChild(week);
    }
    table.appendChild(body);
    getElement().appendChild(table);
  }

  private static Element cell(LocalDate day, Mark mark) {
    Element cell = new Element("td");
    if (!mark.className().isEmpty()) {
      cell.setAttribute("class", mark.className());
    }
    cell.appendChild(new Element("span").setText(String.valueOf(day.getDayOfMonth())));
    for (String text : mark.shown()) {
      // What it stands for is said once, in whole words, below.
      cell.appendChild(new Element("small").setText(text).setAttribute("aria-hidden", "true"));
    }
    if (mark.says() != null) {
      cell.setAttribute("title", mark.says());
      cell.appendChild(
          new Element("span").setText(" " + mark.says()).setAttribute("class", "only-heard"));
    }
    return cell;
  }
}
