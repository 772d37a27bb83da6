package vn.dondoc.standing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standings told apart by something: nothing, units, reviews, sources, days. */
class Counted {
  private final Map<Optional<Object>, Standing> standings = new HashMap<>();

  void add(@Nullable Object key, Standing standing) {
    standings.merge(Optional.ofNullable(key), standing, Standing::plus);
  }

  /** By the key, which is empty where there is none; what is nought is left out. */
  Map<Optional<Object>, Standing> told() {
    Map<Optional<Object>, Standing> told = new HashMap<>(standings);
    told.values().removeIf(Standing.NONE::equals);
    return told;
  }

  Standing sum() {
    return standings.values().stream().reduce(Standing.NONE, Standing::plus);
  }
}
