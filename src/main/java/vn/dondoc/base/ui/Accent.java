package vn.dondoc.base.ui;

/** The colour of a status; never its only sign. */
public enum Accent {
  NEUTRAL,
  BLUE,
  PURPLE,
  GREEN,
  YELLOW,
  RED;

  String className() {
    return "aura-accent-" + name().toLowerCase(java.util.Locale.ROOT);
  }
}
