package vn.dondoc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole application without a browser: real PostgreSQL, real engine, a clock that the
 * test moves, no demonstration. All of them share one application and one database, so each makes
 * unions of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    properties = {
      "dondoc.demo.enabled=false",
      "spring.main.log-startup-info=false",
      "dondoc.database.embedded=false",
      "dondoc.timers=false",
      "dondoc.mail.sending=false"
    })
@ExtendWith(OwnSecurityContext.class)
@Import({TestDatabase.class, TestClock.class, TestMailServer.class})
public @interface DonDocTest {}
