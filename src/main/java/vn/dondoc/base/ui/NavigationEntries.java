package vn.dondoc.base.ui;

import java.util.List;

/** A feature's lines in the navigation; contributed as a bean. */
@FunctionalInterface
public interface NavigationEntries {
  List<NavigationEntry> entries();
}
