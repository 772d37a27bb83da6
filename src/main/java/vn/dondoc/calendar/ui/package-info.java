/** The page of the working days. */
@NullMarked
package vn.dondoc.calendar.ui;

import org.jspecify.annotations.NullMarked;
