/**
 * The REST API: follow-ups, the standing and the reviews for a person's programs, who sign in with
 * a personal token. A leaf on top: it calls the services that the screens call, and they check who
 * may. Uses base, organisation, workflow, followup, review and standing.
 */
@ApplicationModule(
    allowedDependencies = {"base", "organisation", "workflow", "followup", "review", "standing"})
@NullMarked
package vn.dondoc.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
