/** The screens of the follow-ups, and what they want shown by those who know more. */
@NamedInterface("ui")
@NullMarked
package vn.dondoc.followup.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
