/** The views of the conclusion: concluding, the notice, the tab of a review's page. */
@NullMarked
package vn.dondoc.conclusion.ui;

import org.jspecify.annotations.NullMarked;
