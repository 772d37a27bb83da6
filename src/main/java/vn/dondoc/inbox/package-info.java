/** My steps: what waits for the signed-in person, soonest first, and what they assigned. A leaf. */
@ApplicationModule(
    allowedDependencies = {"base", "calendar", "organisation", "workflow", "followup", "review"})
@NullMarked
package vn.dondoc.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
