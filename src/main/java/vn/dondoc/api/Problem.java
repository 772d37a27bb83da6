package vn.dondoc.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 has it, with the sentence that the person would read on the screen. */
@Schema(description = "An error (RFC 9457).")
record Problem(
    @Schema(description = "What kind of problem: stable, one for each status.") URI type,
    @Schema(description = "The kind of problem in words, in the language of Accept-Language.")
        String title,
    int status,
    @Schema(
            description =
                "What happened and what to do, in the language of Accept-Language (vi, en).")
        String detail,
    @Schema(description = "Which sentence this is: stable, finer than the type.") String code,
    @Schema(description = "Of a failure: the id under which the log has its cause.")
        @Nullable String id) {}
