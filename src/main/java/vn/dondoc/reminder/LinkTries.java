package vn.dondoc.reminder;

import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How often links may be tried. An address whose links do not work is slowed down: twenty at once,
 * then one in three seconds, soon forgiven since a whole village may share one. Over all addresses
 * only those that do not work are held back, so that nobody can shut out the others. A link that
 * works is not opened without end either.
 */
@Component
class LinkTries {
  private static final Logger log = LoggerFactory.getLogger(LinkTries.class);
  private static final int REMEMBERED = 10_000;

  private final Map<String, Bucket> failures = leastRecentGo();
  private final Map<String, Bucket> openings = leastRecentGo();
  private Bucket overAll = all();
  private final Bucket complaints = bucket(1, Duration.ofMinutes(10));

  /** Whether the address has tried too much to be told anything now. */
  synchronized boolean tooMany(String address) {
    Bucket bucket = failures.get(network(address));
    return bucket != null && bucket.getAvailableTokens() == 0;
  }

  /**
   * Notes that a link from this address did not work.
   *
   * @return false when that was too many
   */
  synchronized boolean mayFail(String address) {
    boolean here =
        failures
            .computeIfAbsent(network(address), a -> bucket(20, Duration.ofSeconds(3)))
            .tryConsume(1);
    boolean there = overAll.tryConsume(1);
    if (!there && complaints.tryConsume(1)) {
      log.warn("Very many personal links that do not work are being tried");
    }
    return here && there;
  }

  /** Whether a link that works may be opened once more now. */
  synchronized boolean mayOpen(String linkHash) {
    return openings.computeIfAbsent(linkHash, l -> bucket(40, Duration.ofSeconds(3))).tryConsume(1);
  }

  /** Everybody begins anew. */
  synchronized void forget() {
    failures.clear();
    openings.clear();
    overAll = all();
  }

  private static Bucket all() {
    return bucket(1_000, Duration.ofMillis(100));
  }

  /** Whoever has one address of IPv6 has the 2^64 beside it. */
  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
    } catch (IllegalArgumentException notAnAddress) {
      return address;
    }
  }

  private static Bucket bucket(int atOnce, Duration then) {
    return Bucket.builder().addLimit(limit -> limit.capacity(atOnce).refillGreedy(1, then)).build();
  }

  private static Map<String, Bucket> leastRecentGo() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
