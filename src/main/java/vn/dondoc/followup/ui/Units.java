package vn.dondoc.followup.ui;

import com.vaadin.flow.component.combobox.ComboBoxBase;
import java.util.List;
import vn.dondoc.base.SearchKey;
import vn.dondoc.followup.FollowUpView.Unit;

/** The units to choose from; found without typing accents. */
final class Units {
  private Units() {}

  static List<Unit> of(Shown shown) {
    return shown.services().reading().units(shown.view().holderId());
  }

  static void choose(ComboBoxBase<?, Unit, ?> box, List<Unit> units) {
    box.setItems((unit, typed) -> SearchKey.of(unit.name()).contains(SearchKey.of(typed)), units);
    box.setItemLabelGenerator(Unit::name);
  }
}
