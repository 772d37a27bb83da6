/** The pages of the module {@code inbox}. */
@NullMarked
package vn.dondoc.inbox.ui;

import org.jspecify.annotations.NullMarked;
