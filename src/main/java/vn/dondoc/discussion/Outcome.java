package vn.dondoc.discussion;

/** How the steps of this module end. */
enum Outcome {
  DONE
}
