package vn.dondoc.conclusion;

enum Outcome {
  DONE
}
