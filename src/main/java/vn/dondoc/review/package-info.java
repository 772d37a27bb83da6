/**
 * The review: one cycle, on top of the house. It opens the case, follows it, takes over what is
 * unfinished, and answers what looks both ways (the trace from a follow-up back to its sources and
 * from an opinion forward to what became of it) by queries over ids. May use every module of the
 * cycle below it.
 */
@ApplicationModule(
    allowedDependencies = {
      "base",
      "calendar",
      "organisation",
      "workflow",
      "report",
      "discussion",
      "conclusion",
      "followup",
      "followup :: ui"
    })
@NullMarked
package vn.dondoc.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
