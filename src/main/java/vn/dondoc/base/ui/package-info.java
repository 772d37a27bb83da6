/** The frame of every page, and the parts that the features' pages are made of. */
@NullMarked
package vn.dondoc.base.ui;

import org.jspecify.annotations.NullMarked;
