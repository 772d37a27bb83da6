package vn.dondoc.standing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** Every node offers to fold once a second; one of them does. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "dondoc.timers", havingValue = "true", matchIfMissing = true)
class StandingSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(StandingSchedule.class);

  private final StandingFold fold;
  private boolean failing;

  StandingSchedule(StandingFold fold) {
    this.fold = fold;
  }

  /** A database that is away for a moment is told of once, not every second. */
  @Scheduled(fixedDelay = 1000, initialDelay = 3000)
  void fold() {
    try {
      fold.fold();
      failing = false;
    } catch (DataAccessException | TransactionException e) {
      if (!failing) {
        LOG.warn("The standing is not folded for now; its figures stay right, and get slower", e);
      }
      failing = true;
    }
  }
}
