/**
 * The union's report, drafted in versions, and the reports of the member associations. Uses base,
 * calendar, organisation and workflow.
 */
@ApplicationModule(allowedDependencies = {"base", "calendar", "organisation", "workflow"})
@NullMarked
package vn.dondoc.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
