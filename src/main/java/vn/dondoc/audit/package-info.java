/**
 * Proves that the history of the follow-ups is as it was written: seals the heads of its chains day
 * by day, and tells whether they hold and where they break. A leaf; uses base and organisation, and
 * reads the history by its tables.
 */
@ApplicationModule(allowedDependencies = {"base", "organisation"})
@NullMarked
package vn.dondoc.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
