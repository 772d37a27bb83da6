package vn.dondoc.review;

import java.time.LocalDate;
import java.util.List;

/**
 * What the office decides when it opens a review.
 *
 * @param sections the titles of the report's sections, in their order
 * @param reportsDue the day until which associations report
 */
public record ReviewPlan(
    String title,
    LocalDate periodFrom,
    LocalDate periodTo,
    LocalDate plannedFrom,
    LocalDate plannedTo,
    List<String> sections,
    LocalDate reportsDue,
    LocalDate conferenceOn) {

  /** The half year or year that a day falls into, with the sections of the template. */
  public static ReviewPlan proposedFor(LocalDate today, List<String> sections) {
    int year = today.getYear();
    boolean yearEnd = today.getMonthValue() >= 9;
    LocalDate january = LocalDate.of(year, 1, 1);
    LocalDate july = LocalDate.of(year, 7, 1);
    LocalDate december = LocalDate.of(year, 12, 31);
    return yearEnd
        ? new ReviewPlan(
            "Tổng kết công tác năm " + year + ", phương hướng, nhiệm vụ năm " + (year + 1),
            january,
            december,
            january.plusYears(1),
            december.plusYears(1),
            sections,
            today.plusDays(21),
            today.plusDays(42))
        : new ReviewPlan(
            "Sơ kết công tác 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm " + year,
            january,
            july.minusDays(1),
            july,
            december,
            sections,
            today.plusDays(21),
            today.plusDays(42));
  }
}
