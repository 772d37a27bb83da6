package vn.dondoc.followup;

import vn.dondoc.base.DomainException;

/** Something has happened to a follow-up since it was looked at. */
public class FollowUpChanged extends DomainException {
  FollowUpChanged() {
    super("followUp.changed");
  }
}
