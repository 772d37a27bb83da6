/**
 * Organisations (a tree of any depth), people, the posts they hold from a day to a day, what each
 * post may do, and signing in. Uses base.
 */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package vn.dondoc.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
