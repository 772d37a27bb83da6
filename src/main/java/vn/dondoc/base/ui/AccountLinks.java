package vn.dondoc.base.ui;

import java.util.List;

/** A feature's lines in the account menu, such as reminders; contributed as a bean. */
@FunctionalInterface
public interface AccountLinks {
  /**
   * One line of the account menu.
   *
   * @param path the route, without a leading slash
   */
  record AccountLink(String labelKey, String path) {}

  List<AccountLink> links();
}
