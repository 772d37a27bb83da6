package vn.dondoc.report;

/** How the steps of this module end; the words are those that the processes compare. */
final class Outcomes {
  private Outcomes() {}

  enum Draft {
    DONE
  }

  enum Approval {
    APPROVED,
    SENT_BACK
  }

  enum Submission {
    RECEIVED,
    NOTHING_TO_REPORT,
    ON_BEHALF
  }

  enum Entry {
    CONFIRMED,
    DISPUTED
  }

  enum Correction {
    DONE
  }
}
