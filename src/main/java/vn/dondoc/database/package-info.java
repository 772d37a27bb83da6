/**
 * The database server of the first run: a real PostgreSQL inside the process, where no other is
 * configured. Uses no other module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.dondoc.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
