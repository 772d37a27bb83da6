package vn.dondoc.reminder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.base.DomainException;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.ProgressEntry.Evidence;

/**
 * What somebody typed into the page behind a personal link.
 *
 * @param done whether it is reported as done, or how far it is
 * @param percent as it was typed
 * @param without the units whose parts the person says are missing
 */
record Answer(
    boolean done,
    String percent,
    String words,
    String difficulty,
    Set<UUID> without,
    List<Evidence> files) {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*%?");

  ProgressEntry entry() {
    return new ProgressEntry(done ? 100 : number(), words, difficulty, files);
  }

  /** How far, in words of the page: 100 when it is done. */
  int number() {
    if (done) {
      return 100;
    }
    if (percent.isBlank()) {
      throw new DomainException("followUp.percentMissing");
    }
    Matcher number = PERCENT.matcher(percent.strip());
    if (!number.matches() || Integer.parseInt(number.group(1)) > 100) {
      throw new DomainException("followUp.percentOutside");
    }
    return Integer.parseInt(number.group(1));
  }

  /** The same for the same content and for no other. */
  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, Boolean.toString(done));
      add(digest, percent.strip());
      add(digest, words);
      add(digest, difficulty);
      add(digest, without.stream().sorted().toList().toString());
      for (Evidence file : files) {
        add(digest, file.name());
        add(digest, file.content());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    add(digest, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }
}
