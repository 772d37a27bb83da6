/** The page on which the history is checked. */
@NullMarked
package vn.dondoc.audit.ui;

import org.jspecify.annotations.NullMarked;
