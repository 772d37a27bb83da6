package vn.dondoc.organisation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells, on a start without a union, where to set it up: there is no default password. */
@Component
@ConditionalOnProperty(name = "dondoc.demo.enabled", havingValue = "false")
class SetupLink {
  private static final Logger log = LoggerFactory.getLogger(SetupLink.class);

  private final Accounts accounts;
  private final Links links;

  SetupLink(Accounts accounts, Links links) {
    this.accounts = accounts;
    this.links = links;
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    accounts
        .setupSecret()
        .ifPresent(
            secret ->
                log.info(
                    "Set up the union here; the link works once, within 14 days: {}",
                    links.setup(secret)));
  }
}
