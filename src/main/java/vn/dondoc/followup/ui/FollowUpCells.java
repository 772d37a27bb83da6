package vn.dondoc.followup.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.followup.FollowUpColumn;
import vn.dondoc.followup.FollowUpRow;

/** What a list says of a follow-up in a column, in words. */
final class FollowUpCells {
  private FollowUpCells() {}

  static String title(FollowUpColumn column) {
    return I18NProvider.translate("followUps.column." + column);
  }

  static String text(FollowUpColumn column, FollowUpRow row) {
    return switch (column) {
      case TEXT -> row.text();
      case LEAD -> row.lead();
      case COORDINATING -> row.coordinating() == 0 ? "" : String.valueOf(row.coordinating());
      case DUE -> day(row.dueOn());
      case ORIGINAL_DUE -> day(row.originalDueOn());
      case STATUS ->
          Stream.of("lifecycle." + row.lifecycle(), "timeliness." + row.timing().timeliness())
              .map(key -> I18NProvider.translate(key))
              .distinct()
              .collect(Collectors.joining(", "));
      case PERCENT -> row.percent() + "%";
      case ASSIGNED -> day(row.assignedOn());
      case ASSIGNER -> row.assignedBy();
      case FIELD -> Objects.requireNonNullElse(row.field(), "");
      case SOURCE ->
          row.sourceNumber() == null
              ? I18NProvider.translate("followUps.source." + row.source())
              : I18NProvider.translate("followUps.source." + row.source())
                  + " "
                  + row.sourceNumber();
      case SENT_BACK -> row.sentBack() == 0 ? "" : String.valueOf(row.sentBack());
      case REMINDED -> day(row.remindedOn());
    };
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : DateFormats.day(day);
  }
}
