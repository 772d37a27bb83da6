/** Đôn Đốc: follows the resolutions of a federation through. One package per module. */
@NullMarked
package vn.dondoc;

import org.jspecify.annotations.NullMarked;
