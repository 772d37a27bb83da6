/**
 * The mail server of the demonstration: it runs inside the application, delivers to nobody, and
 * shows each person's mail as it was received. Uses base, organisation and mail.
 */
@ApplicationModule(allowedDependencies = {"base", "organisation", "mail"})
@NullMarked
package vn.dondoc.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
