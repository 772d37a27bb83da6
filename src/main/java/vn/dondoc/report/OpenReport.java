package vn.dondoc.report;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.base.DomainException;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.SignedInPerson;

/**
 * Lays the empty report of a new review, before its process starts. Called by the module that opens
 * reviews, which has checked that the person may.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OpenReport {
  private final EntityManager entities;
  private final Access access;

  OpenReport(EntityManager entities, Access access) {
    this.entities = entities;
    this.access = access;
  }

  public void open(
      UUID reviewId,
      UUID holderId,
      String title,
      List<String> sections,
      LocalDate associationReportsDue) {
    List<String> titles = sections.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (titles.isEmpty()) {
      throw new DomainException("report.sectionsMissing");
    }
    entities.persist(
        new Report(
            reviewId,
            holderId,
            title.strip(),
            associationReportsDue,
            access.person().map(SignedInPerson::id).orElse(null)));
    int position = 0;
    for (String section : titles) {
      entities.persist(new Section(reviewId, ++position, Typed.atMost(300, section)));
    }
  }
}
