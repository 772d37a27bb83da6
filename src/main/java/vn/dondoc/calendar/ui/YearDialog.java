package vn.dondoc.calendar.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.ui.ActDialog;
import vn.dondoc.base.ui.UploadField;
import vn.dondoc.calendar.FixedHolidays;
import vn.dondoc.calendar.HolidayLines;
import vn.dondoc.calendar.HolidayLines.Line;
import vn.dondoc.calendar.SpecialDay;

/**
 * A whole year's days off as lines of text: proposed, typed, pasted or out of a file; below it what
 * they will become, line by line. All are taken or none.
 */
class YearDialog extends ActDialog {
  private final LocalDate today;
  private final transient Function<List<SpecialDay>, List<SpecialDay>> known;
  private final Select<Integer> year = new Select<>();
  private final TextArea text = new TextArea();
  private final Div preview = new Div();

  /** The proposal that stands in the field as long as nobody has changed it. */
  private String proposed = "";

  /**
   * @param known the days that are marked already in the year of these
   * @param take takes them
   */
  YearDialog(
      int firstYear,
      LocalDate today,
      Function<List<SpecialDay>, List<SpecialDay>> known,
      Consumer<List<SpecialDay>> take) {
    super(com.vaadin.flow.i18n.I18NProvider.translate("calendar.import"));
    this.today = today;
    this.known = known;
    addClassName("wide-dialog");
    year.setLabel(getTranslation("calendar.year"));
    year.setItems(IntStream.rangeClosed(today.getYear() - 1, today.getYear() + 3).boxed().toList());
    year.setItemLabelGenerator(String::valueOf);
    year.setValue(Math.clamp(firstYear, today.getYear() - 1, today.getYear() + 3));
    text.setLabel(getTranslation("calendar.lines"));
    text.setHelperText(getTranslation("calendar.linesHelp"));
    text.setMinRows(6);
    text.setValueChangeMode(ValueChangeMode.LAZY);
    UploadField file =
        new UploadField(
            getTranslation("calendar.file"),
            (name, content) -> text.setValue(HolidayLines.ofFile(content, year.getValue())));
    file.atMost(1);
    preview.getElement().setAttribute("aria-live", "polite");
    Div form =
        new Div(new Paragraph(getTranslation("calendar.importAbout")), year, text, file, preview);
    form.addClassName("form-column");
    addComponentAsFirst(form);
    year.addValueChangeListener(
        e -> {
          if (text.getValue().equals(proposed)) {
            propose();
          }
          preview();
        });
    text.addValueChangeListener(e -> preview());
    propose();
    preview();
    errors().at("calendar.lines.none", text).at("calendar.lines.wrong", text);
    act(getTranslation("calendar.take"), () -> take.accept(days()));
  }

  private void propose() {
    proposed =
        FixedHolidays.of(year.getValue()).stream()
            .map(
                p ->
                    DateFormats.day(p.day())
                        + "; "
                        + (p.inLieu()
                            ? getTranslation("holiday.inLieu", getTranslation(p.nameKey()))
                            : getTranslation(p.nameKey())))
            .collect(Collectors.joining("\n"));
    text.setValue(proposed);
  }

  private List<Line> lines() {
    return HolidayLines.parse(text.getValue(), year.getValue(), today);
  }

  private List<SpecialDay> days() {
    List<Line> lines = lines();
    long wrong = lines.stream().filter(line -> line.error() != null).count();
    if (wrong > 0) {
      throw new DomainException("calendar.lines.wrong", wrong);
    }
    if (lines.isEmpty()) {
      throw new DomainException("calendar.lines.none");
    }
    return lines.stream().flatMap(line -> line.days().stream()).toList();
  }

  private void preview() {
    preview.removeAll();
    List<Line> lines = lines();
    List<SpecialDay> days = lines.stream().flatMap(line -> line.days().stream()).toList();
    Set<SpecialDay> there = days.isEmpty() ? Set.of() : new HashSet<>(known.apply(days));
    Set<LocalDate> marked = there.stream().map(SpecialDay::day).collect(Collectors.toSet());
    UnorderedList list = new UnorderedList();
    list.addClassName("calendar-preview");
    for (Line line : lines) {
      DomainException error = line.error();
      if (error != null) {
        list.add(
            item(
                VaadinIcon.WARNING,
                "calendar-line-wrong",
                getTranslation(
                    "calendar.line.wrong",
                    line.number(),
                    line.text(),
                    getTranslation(error.key(), error.args()))));
        continue;
      }
      SpecialDays some = SpecialDays.of(line.days()).getFirst();
      String what =
          getTranslation(
              some.working() ? "calendar.line.worked" : "calendar.line.off",
              some.when(getLocale()),
              some.name());
      if (there.containsAll(line.days())) {
        what = getTranslation("calendar.line.known", what);
      } else if (line.days().stream().anyMatch(day -> marked.contains(day.day()))) {
        what = getTranslation("calendar.line.replaces", what);
      }
      list.add(item(VaadinIcon.CHECK, "calendar-line-right", what));
    }
    if (!lines.isEmpty()) {
      long wrong = lines.stream().filter(line -> line.error() != null).count();
      Span heading =
          new Span(
              wrong > 0
                  ? getTranslation("calendar.preview.wrong", wrong)
                  : getTranslation("calendar.preview", days.size()));
      heading.addClassName("calendar-name");
      preview.add(heading, list);
    }
  }

  private static ListItem item(VaadinIcon icon, String className, String words) {
    Icon sign = icon.create();
    sign.getElement().setAttribute("aria-hidden", "true");
    ListItem item = new ListItem(sign, new Span(words));
    item.addClassName(className);
    return item;
  }
}
