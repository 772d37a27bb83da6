/**
 * Who stands where: the official two by two with its side columns and both rates, over the whole
 * union, per unit, review and source, now, on a past day, month by month, and frozen for ever with
 * a notice. It only reads what the others wrote. Uses base, calendar, organisation, conclusion,
 * followup and review; nobody but the API uses it.
 */
@ApplicationModule(
    allowedDependencies = {
      "base",
      "calendar",
      "organisation",
      "conclusion",
      "followup",
      "followup :: ui",
      "review"
    })
@NullMarked
package vn.dondoc.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
