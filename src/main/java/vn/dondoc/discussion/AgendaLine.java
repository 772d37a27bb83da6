package vn.dondoc.discussion;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the agenda: from when, what, and who presents it. */
@Embeddable
public record AgendaLine(
    @Column(name = "at_time") @Nullable LocalTime at,
    @Column(name = "text") String text,
    @Column(name = "presenter_id") @Nullable UUID presenterId) {}
