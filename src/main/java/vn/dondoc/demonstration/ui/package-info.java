/** The pages of the module {@code demonstration}. */
@NullMarked
package vn.dondoc.demonstration.ui;

import org.jspecify.annotations.NullMarked;
