package vn.dondoc.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a link or a token proves itself with: 256 random bits, of which only a hash is kept.
 *
 * @param value 43 characters that need no escaping in an address
 */
public record Secret(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();

  public static Secret random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** SHA-256, in hexadecimal digits. */
  public String hash() {
    return hash(value);
  }

  /** The hash of what somebody presents as a secret. */
  public static String hash(String presented) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(presented.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Never its value: what is printed is read. */
  @Override
  public String toString() {
    return "secret";
  }
}
