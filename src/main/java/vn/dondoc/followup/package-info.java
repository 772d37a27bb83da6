/**
 * The follow-ups that a conclusion assigns: who carries out what by when, what was reported and
 * confirmed, and everything that happened on the way. Uses base, calendar, organisation, workflow
 * and conclusion.
 */
@ApplicationModule(
    allowedDependencies = {"base", "calendar", "organisation", "workflow", "conclusion"})
@NullMarked
package vn.dondoc.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
