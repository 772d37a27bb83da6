/** The pages of the module {@code standing}. */
@NullMarked
package vn.dondoc.standing.ui;

import org.jspecify.annotations.NullMarked;
