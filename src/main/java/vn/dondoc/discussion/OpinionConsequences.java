package vn.dondoc.discussion;

import java.util.List;
import java.util.UUID;

/**
 * Tells what was done about an opinion after its answer was released. Implemented by whoever knows
 * the follow-ups; answers only what the signed-in person may see.
 */
public interface OpinionConsequences {
  List<Consequence> of(UUID opinionId);

  /**
   * One thing that came of an opinion.
   *
   * @param what what is to be done, as the directive says it
   * @param path the page that shows it, without a leading slash
   */
  record Consequence(String what, String path, boolean done) {}
}
