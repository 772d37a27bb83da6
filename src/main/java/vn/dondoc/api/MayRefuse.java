package vn.dondoc.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an operation can refuse, beyond what follows from its parameters; for the document. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface MayRefuse {
  ProblemKind[] value();
}
