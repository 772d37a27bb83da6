package vn.dondoc.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import vn.dondoc.followup.FollowUpView;

/** A unit, by the name it has now. */
@Schema(name = "Unit")
record NamedUnit(UUID id, String name) {
  static NamedUnit of(FollowUpView.Unit unit) {
    return new NamedUnit(unit.id(), unit.name());
  }
}
