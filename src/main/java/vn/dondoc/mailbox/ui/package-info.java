/** The page on which a person of the demonstration reads their mail. */
@NullMarked
package vn.dondoc.mailbox.ui;

import org.jspecify.annotations.NullMarked;
