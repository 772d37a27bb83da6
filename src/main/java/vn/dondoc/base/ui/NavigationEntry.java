package vn.dondoc.base.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One line of the navigation. Who may see it and what waits behind it are asked anew at each page.
 *
 * @param labelKey the message key of its words
 * @param path the route, without a leading slash; empty for the first page
 * @param order where it stands: 10 my steps, 20 follow-ups, 30 standing, 40 reviews, 50
 *     organisations, 60 mail log, 70 administration
 * @param group a message key under which entries are folded together, or none
 * @param phoneLabelKey the short words with which it also stands in the phone's bar, or none
 * @param count what waits behind it, shown beside it while above 0, or none
 */
public record NavigationEntry(
    String labelKey,
    String path,
    VaadinIcon icon,
    int order,
    @Nullable String group,
    @Nullable String phoneLabelKey,
    BooleanSupplier visible,
    @Nullable IntSupplier count) {

  /** An entry that everyone who is signed in sees. */
  public static NavigationEntry to(String path, String labelKey, VaadinIcon icon, int order) {
    return new NavigationEntry(labelKey, path, icon, order, null, null, () -> true, null);
  }

  public NavigationEntry visibleIf(BooleanSupplier mayBeSeen) {
    return new NavigationEntry(labelKey, path, icon, order, group, phoneLabelKey, mayBeSeen, count);
  }

  public NavigationEntry counting(IntSupplier waiting) {
    return new NavigationEntry(labelKey, path, icon, order, group, phoneLabelKey, visible, waiting);
  }

  public NavigationEntry onPhone(String shortLabelKey) {
    return new NavigationEntry(labelKey, path, icon, order, group, shortLabelKey, visible, count);
  }

  public NavigationEntry in(String groupKey) {
    return new NavigationEntry(
        labelKey, path, icon, order, groupKey, phoneLabelKey, visible, count);
  }
}
