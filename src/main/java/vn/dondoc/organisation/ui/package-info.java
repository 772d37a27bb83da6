/** The pages of organisations, people and signing in; and who may reach which page at all. */
@NullMarked
package vn.dondoc.organisation.ui;

import org.jspecify.annotations.NullMarked;
