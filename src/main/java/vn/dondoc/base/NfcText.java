package vn.dondoc.base;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Every text is stored in Unicode form NFC and with plain spaces, so that the same words compare
 * and search as the same words however they were typed or pasted.
 */
@Converter(autoApply = true)
public class NfcText implements AttributeConverter<String, String> {

  /**
   * NFC, no-break and other odd spaces made plain, no control characters but line ends and tabs.
   */
  public static String normal(String text) {
    String nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder plain = new StringBuilder(nfc.length());
    nfc.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') {
                plain.appendCodePoint(c);
              } else if (Character.getType(c) == Character.SPACE_SEPARATOR) {
                plain.append(' ');
              } else if (!Character.isISOControl(c) && c != 0xFEFF && c != 0x200B) {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable String attribute) {
    return attribute == null ? null : normal(attribute);
  }

  @Override
  public @Nullable String convertToEntityAttribute(@Nullable String column) {
    return column;
  }
}
