/** The screens of the union's report and of the associations' reports. */
@NullMarked
package vn.dondoc.report.ui;

import org.jspecify.annotations.NullMarked;
