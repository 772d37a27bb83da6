package vn.dondoc.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.followup.FollowUpLookup;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpView;

/** Changes a follow-up only if nothing has happened to it since the sender read it. */
@Component
class VersionedChange {
  private final FollowUpReading reading;
  private final FollowUpLookup lookup;
  private final TransactionTemplate transaction;

  VersionedChange(
      FollowUpReading reading, FollowUpLookup lookup, PlatformTransactionManager transactions) {
    this.reading = reading;
    this.lookup = lookup;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * The follow-up after the change.
   *
   * @param ifMatch the header: the version that was read, or an asterisk for any
   */
  FollowUpView of(UUID id, @Nullable String ifMatch, Runnable act) {
    // First, so that nobody learns of a follow-up that they may not see.
    int version = reading.get(id).version();
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new Refused(ProblemKind.VERSION_MISSING, "api.versionMissing");
    }
    List<ETag> tags = ETag.parse(ifMatch);
    boolean any = tags.stream().anyMatch(ETag::isWildcard);
    // A weak tag never stands for exactly what was read.
    if (!any
        && tags.stream()
            .noneMatch(tag -> !tag.weak() && tag.tag().equals(String.valueOf(version)))) {
      throw new Refused(ProblemKind.STALE, "api.stale");
    }
    transaction.executeWithoutResult(
        status -> {
          if (!any) {
            lookup.requireVersion(id, version);
          }
          act.run();
        });
    return reading.get(id);
  }
}
