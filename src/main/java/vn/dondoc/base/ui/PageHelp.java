package vn.dondoc.base.ui;

import java.util.List;

/** A page that has its own lines in the help of the top bar. */
public interface PageHelp {
  /** At most five message keys, one sentence each. */
  List<String> helpKeys();
}
