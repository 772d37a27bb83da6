package vn.dondoc.standing.ui;

import java.util.Locale;
import vn.dondoc.standing.Figure;

/** The parts of a bar, in their order and colours, the same in every chart and table. */
enum Palette {
  ON_TIME(Figure.ON_TIME, "#1a7f37", "#3fb950"),
  LATE(Figure.LATE, "#8a5a00", "#d29922"),
  WITHIN(Figure.WITHIN, "#1f5fd0", "#6ea8fe"),
  OVERDUE(Figure.OVERDUE, "#b42318", "#ff7b72"),
  WITHOUT_DEADLINE(Figure.WITHOUT_DEADLINE, "#5b6470", "#9aa4b2");

  final Figure figure;
  final String light;
  final String dark;

  Palette(Figure figure, String light, String dark) {
    this.figure = figure;
    this.light = light;
    this.dark = dark;
  }

  /** The class that colours a part of a bar. */
  String css() {
    return "standing-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
