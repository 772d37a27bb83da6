/**
 * The mail server of the demonstration: it runs inside the application, delivers to nobody, and
 * lets each person of the demonstration read what was sent to them. Uses base and organisation.
 */
@ApplicationModule(allowedDependencies = {"base", "organisation"})
@NullMarked
package vn.dondoc.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
