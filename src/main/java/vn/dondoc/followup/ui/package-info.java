/**
 * The screens of the follow-ups, and the place on them where the review shows where one came from.
 */
@NamedInterface("ui")
@NullMarked
package vn.dondoc.followup.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
