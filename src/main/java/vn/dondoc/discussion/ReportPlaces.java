package vn.dondoc.discussion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.dondoc.base.NotFound;
import vn.dondoc.discussion.OpinionView.About;
import vn.dondoc.report.ReportReading;

/** The sections and key tasks of a report that an opinion can be about. */
@Component
class ReportPlaces {
  private final ReportReading report;

  ReportPlaces(ReportReading report) {
    this.report = report;
  }

  /** Sections first, then key tasks, each in its order; also key tasks removed since. */
  Map<UUID, About> of(UUID reviewId) {
    Map<UUID, About> places = new LinkedHashMap<>();
    report
        .sections(reviewId)
        .forEach(s -> places.put(s.id(), new About(s.id(), false, s.position(), s.title())));
    report
        .keyTasks(reviewId)
        .forEach(t -> places.put(t.id(), new About(t.id(), true, t.position(), t.text())));
    return places;
  }

  /** What can be chosen today: without the key tasks that were removed. */
  List<About> open(UUID reviewId) {
    List<About> places = new ArrayList<>();
    report
        .sections(reviewId)
        .forEach(s -> places.add(new About(s.id(), false, s.position(), s.title())));
    report.keyTasks(reviewId).stream()
        .filter(t -> !t.removed())
        .forEach(t -> places.add(new About(t.id(), true, t.position(), t.text())));
    return places;
  }

  /** Refuses what is not in this report. */
  void check(UUID reviewId, @Nullable UUID sectionId, @Nullable UUID keyTaskId) {
    Map<UUID, About> places = of(reviewId);
    if (sectionId != null && (!places.containsKey(sectionId) || places.get(sectionId).keyTask())) {
      throw new NotFound();
    }
    if (keyTaskId != null && (!places.containsKey(keyTaskId) || !places.get(keyTaskId).keyTask())) {
      throw new NotFound();
    }
  }
}
