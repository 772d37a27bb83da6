/**
 * What everyone may use: time, text, files, errors, messages; the page frame in {@code base.ui}.
 * Uses no other module.
 */
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
@NullMarked
package vn.dondoc.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
