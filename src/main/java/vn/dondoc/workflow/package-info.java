/**
 * The process engine and the steps it waits for; the only importer of Flowable.
 *
 * <p>A feature starts a {@link Process} for a subject (a review, an association report, a
 * follow-up), completes its {@link Step}s through {@link Steps}, and tells what it knows of a step
 * as {@link StepSubjects}. What a BPMN file calls in a feature is a bean marked {@link
 * ProcessBean}. Uses base and organisation.
 */
@ApplicationModule(allowedDependencies = {"base", "organisation"})
@NullMarked
package vn.dondoc.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
