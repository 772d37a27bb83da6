/** The screens of the follow-ups. */
@NullMarked
package vn.dondoc.followup.ui;

import org.jspecify.annotations.NullMarked;
