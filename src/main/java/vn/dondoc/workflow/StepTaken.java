package vn.dondoc.workflow;

import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;

/** Someone else has just done the step; the sentence says who and when. */
public class StepTaken extends DomainException {
  StepTaken(@Nullable String by, java.time.@Nullable Instant at) {
    super(
        by == null || at == null ? "error.stepGone" : "error.stepTaken",
        by == null ? "" : by,
        at == null ? "" : DateTimeFormatter.ofPattern("HH:mm").format(Days.timeOf(at)),
        at == null ? "" : DateTimeFormatter.ofPattern("dd/MM/yyyy").format(Days.timeOf(at)));
  }
}
