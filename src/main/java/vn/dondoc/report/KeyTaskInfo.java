package vn.dondoc.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key task of the union's report as it stands now.
 *
 * @param splitFrom the key task that held this one and another
 */
public record KeyTaskInfo(
    UUID id, int position, String text, boolean removed, @Nullable UUID splitFrom) {}
