package vn.dondoc.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import vn.dondoc.TestClock;

/** A benchmark of the whole application, on a server set as in earnest. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    properties = {
      "dondoc.demo.enabled=false",
      "spring.main.log-startup-info=false",
      "dondoc.database.embedded=false",
      "dondoc.timers=false",
      "dondoc.mail.sending=false",
      "flowable.async-executor-activate=false"
    })
@Import({BenchDatabase.class, TestClock.class})
public @interface Bench {}
