/**
 * The chair's conclusion: directives, the gate that keeps an incomplete one back, and the numbered
 * notice that issues it. Uses base, calendar, organisation, workflow, report and discussion.
 */
@ApplicationModule(
    allowedDependencies = {"base", "calendar", "organisation", "workflow", "report", "discussion"})
@NullMarked
package vn.dondoc.conclusion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
