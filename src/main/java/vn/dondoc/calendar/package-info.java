/**
 * Which days are worked: holidays, days off in lieu, worked Saturdays, per holder. Uses base and
 * organisation.
 */
@ApplicationModule(allowedDependencies = {"base", "organisation"})
@NullMarked
package vn.dondoc.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
