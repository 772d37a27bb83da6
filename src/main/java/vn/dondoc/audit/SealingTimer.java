package vn.dondoc.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks again and again whether a day has ended that is not sealed yet. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "dondoc.timers", havingValue = "true", matchIfMissing = true)
class SealingTimer {
  private static final Logger log = LoggerFactory.getLogger(SealingTimer.class);

  private final HistorySeals seals;

  SealingTimer(HistorySeals seals) {
    this.seals = seals;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
  void seal() {
    // Outside the database on purpose: whoever makes everything in it anew has not rewritten this.
    seals
        .sealCompleteDays()
        .forEach(
            (holder, seal) ->
                log.info(
                    "History of {} sealed up to {}: seal {}, {} entries, {}",
                    holder,
                    seal.day(),
                    seal.number(),
                    seal.entries(),
                    seal.hash()));
  }
}
