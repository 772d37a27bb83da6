/** The pages on which a person says how to be reminded, and a union when. */
@NullMarked
package vn.dondoc.reminder.ui;

import org.jspecify.annotations.NullMarked;
