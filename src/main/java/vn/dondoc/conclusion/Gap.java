package vn.dondoc.conclusion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that still keeps the notice back.
 *
 * @param key the sentence that says what is missing
 * @param directiveId where to put it right, if in a directive
 * @param opinionId where to put it right, if with an opinion
 */
public record Gap(String key, Object[] args, @Nullable UUID directiveId, @Nullable UUID opinionId) {
  static Gap general(String key) {
    return new Gap(key, new Object[0], null, null);
  }

  static Gap directive(String key, UUID directiveId, Object... args) {
    return new Gap(key, args, directiveId, null);
  }

  static Gap opinion(String key, UUID opinionId, Object... args) {
    return new Gap(key, args, null, opinionId);
  }
}
