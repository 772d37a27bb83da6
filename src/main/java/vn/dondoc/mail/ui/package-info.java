/** The log of the mails. */
@NullMarked
package vn.dondoc.mail.ui;

import org.jspecify.annotations.NullMarked;
