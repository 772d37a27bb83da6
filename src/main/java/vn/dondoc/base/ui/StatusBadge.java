package vn.dondoc.base.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A status: always an icon and a word, and a colour that repeats them. */
public class StatusBadge extends Badge {

  /** A badge with the sentence of this message key. */
  public StatusBadge(VaadinIcon icon, Accent accent, String key, Object... args) {
    Icon sign = icon.create();
    sign.getElement().setAttribute("aria-hidden", "true");
    setIcon(sign);
    setText(getTranslation(key, args));
    addClassName("status");
    addClassName(accent.className());
  }
}
