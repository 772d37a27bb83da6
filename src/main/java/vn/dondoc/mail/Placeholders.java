package vn.dondoc.mail;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where in a stored letter the secrets of its links will stand. */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("~([0-9a-f-]{36})~");

  private Placeholders() {}

  static String of(UUID linkId) {
    return "~" + linkId + "~";
  }

  /** The letter with what stands for each link; a link that is not there is left out. */
  static String fill(String letter, Map<UUID, String> values) {
    return PLACEHOLDER
        .matcher(letter)
        .replaceAll(found -> values.getOrDefault(UUID.fromString(found.group(1)), "…"));
  }
}
