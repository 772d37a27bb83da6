package vn.dondoc.conclusion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who signs the document: text on it, since the office may sign for the chair.
 *
 * @param text the lines above the name, for example 'TL. CHỦ TỊCH'
 */
public record NoticeSignature(String text, @Nullable UUID signedBy) {}
