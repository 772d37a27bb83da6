/**
 * The conference: convening it, who was there, the opinions given and handed in, and the answer to
 * each of them. Uses base, calendar, organisation, workflow and report.
 */
@ApplicationModule(allowedDependencies = {"base", "calendar", "organisation", "workflow", "report"})
@NullMarked
package vn.dondoc.discussion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
