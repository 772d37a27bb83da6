/** The pages of the module {@code review}. */
@NullMarked
package vn.dondoc.review.ui;

import org.jspecify.annotations.NullMarked;
