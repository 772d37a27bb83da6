/** How fast it is, measured beside what it is compared with, in the same run. */
@NullMarked
package vn.dondoc.bench;

import org.jspecify.annotations.NullMarked;
