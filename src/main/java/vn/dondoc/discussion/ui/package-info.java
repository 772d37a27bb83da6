/** The views of the conference: convene, record and hand in opinions, answer them. */
@NullMarked
package vn.dondoc.discussion.ui;

import org.jspecify.annotations.NullMarked;
