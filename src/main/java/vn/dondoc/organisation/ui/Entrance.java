package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Main;
import vn.dondoc.base.ui.LanguageSwitch;

/** A page that is seen before signing in: one column, the other language in its corner. */
@StyleSheet("organisation.css")
abstract class Entrance extends Main {
  Entrance() {
    addClassName("entrance");
    clear();
  }

  /** Leaves the language only. */
  final void clear() {
    removeAll();
    LanguageSwitch language = new LanguageSwitch();
    language.addClassName("entrance-language");
    add(language);
  }
}
