package vn.dondoc.report.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.ui.EmptyState;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.PersonInfo;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.report.ReportView;
import vn.dondoc.report.VersionInfo;

/** Any two versions of the report, chosen and compared. */
class Versions extends Div {
  private final ReportDrafting drafting;
  private final UUID reviewId;
  private final Select<Integer> from = new Select<>();
  private final Select<Integer> to = new Select<>();
  private final Checkbox onlyChanges = new Checkbox();
  private final Div compared = new Div();

  Versions(ReportView report, ReportDrafting drafting, Organisations organisations) {
    this.drafting = drafting;
    this.reviewId = report.reviewId();
    addClassName("versions");
    if (report.versions().isEmpty()) {
      add(new EmptyState(getTranslation("report.version.none")));
      return;
    }
    Map<Integer, String> names = names(report, organisations);
    int last = report.versions().getLast().number();
    prepare(from, "report.compare.from", names);
    prepare(to, "report.compare.to", names);
    onlyChanges.setLabel(getTranslation("report.compare.onlyChanges"));
    onlyChanges.setValue(true);
    boolean withCurrent = report.unsaved();
    to.setValue(withCurrent ? ReportDrafting.CURRENT : last);
    from.setValue(withCurrent || last == 1 ? last : last - 1);
    from.addValueChangeListener(e -> show());
    to.addValueChangeListener(e -> show());
    onlyChanges.addValueChangeListener(e -> show());
    Div choice = new Div(from, to, onlyChanges);
    choice.addClassName("versions-choice");
    add(choice, compared);
    show();
  }

  private void show() {
    compared.removeAll();
    Integer earlier = from.getValue();
    Integer later = to.getValue();
    if (earlier != null && later != null) {
      compared.add(
          new ComparedReport(drafting.compare(reviewId, earlier, later), onlyChanges.getValue()));
    }
  }

  private void prepare(Select<Integer> select, String key, Map<Integer, String> names) {
    select.setLabel(getTranslation(key));
    select.setItems(
        names.keySet().stream()
            .sorted(Comparator.comparing(n -> n == ReportDrafting.CURRENT ? Integer.MIN_VALUE : -n))
            .toList());
    select.setItemLabelGenerator(n -> names.getOrDefault(n, ""));
  }

  private Map<Integer, String> names(ReportView report, Organisations organisations) {
    Map<UUID, PersonInfo> people =
        organisations.people(report.versions().stream().map(VersionInfo::savedBy).toList());
    Map<Integer, String> names =
        report.versions().stream()
            .collect(Collectors.toMap(VersionInfo::number, v -> name(v, people.get(v.savedBy()))));
    if (report.unsaved()) {
      names.put(ReportDrafting.CURRENT, getTranslation("report.version.current"));
    }
    return names;
  }

  private String name(VersionInfo version, @Nullable PersonInfo by) {
    return Stream.of(
            getTranslation("report.version.number", version.number()),
            DateFormats.dayTime(version.savedAt()),
            by == null ? "" : by.name(),
            version.note() == null ? "" : version.note())
        .filter(s -> !s.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
