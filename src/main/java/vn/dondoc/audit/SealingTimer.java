package vn.dondoc.audit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks again and again whether a day has ended that is not sealed yet. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "dondoc.timers", havingValue = "true", matchIfMissing = true)
class SealingTimer {
  private final HistorySeals seals;

  SealingTimer(HistorySeals seals) {
    this.seals = seals;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
  void seal() {
    seals.sealCompleteDays();
  }
}
