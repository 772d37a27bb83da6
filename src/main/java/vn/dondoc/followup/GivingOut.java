package vn.dondoc.followup;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;
import vn.dondoc.workflow.Process;
import vn.dondoc.workflow.Processes;

/**
 * Gives out follow-ups, however they came about: each is stored with the first entry of its history
 * and its process is started. Rows go to the database in batches and nothing is asked row by row.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GivingOut {
  private final Processes processes;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;

  GivingOut(Processes processes, EntityManager entities, ApplicationEventPublisher events) {
    this.processes = processes;
    this.entities = entities;
    this.events = events;
  }

  /** All or none, in the caller's transaction; in the post in which the assigner did it. */
  List<UUID> giveOut(List<FollowUp> followUps, Post as) {
    for (FollowUp followUp : followUps) {
      entities.persist(followUp);
      entities.persist(followUp.assigned(new Actor(followUp.assignedBy, as, followUp.holderId)));
      followUp.coordinatingIds.forEach(
          unit -> entities.persist(new Contribution(followUp.id, unit)));
    }
    entities.flush();
    List<UUID> ids = followUps.stream().map(followUp -> followUp.id).toList();
    processes.startAll(Process.FOLLOWUP, ids);
    // Nothing more happens to them now; held on to, all would be looked at before every later
    // query.
    entities.flush();
    followUps.forEach(entities::detach);
    if (!ids.isEmpty()) {
      events.publishEvent(new FollowUpsAssigned(ids));
    }
    return ids;
  }
}
