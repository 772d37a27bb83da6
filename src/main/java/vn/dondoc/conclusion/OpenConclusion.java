package vn.dondoc.conclusion;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes room for the conclusion of a review that opens. The caller has checked that the person may
 * open one.
 */
@Service
public class OpenConclusion {
  private final EntityManager entities;

  OpenConclusion(EntityManager entities) {
    this.entities = entities;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void open(
      UUID reviewId, UUID holderId, String title, LocalDate plannedFrom, LocalDate plannedTo) {
    entities.persist(new Conclusion(reviewId, holderId, title, plannedFrom, plannedTo));
  }
}
