package vn.dondoc.workflow;

import java.util.Set;
import java.util.UUID;

/** Implemented by a feature for the steps that are about its things. */
public interface StepSubjects {
  Set<Step> steps();

  StepDetails describe(Step step, UUID subjectId);
}
