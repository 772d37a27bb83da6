package vn.dondoc;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Who is signed in is kept where the application under test looks for it: each application that
 * starts in this JVM brings a keeper of its own, and the last one started would be asked otherwise.
 */
public class OwnSecurityContext implements BeforeAllCallback, BeforeEachCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    beforeEach(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    SecurityContextHolder.setContextHolderStrategy(
        SpringExtension.getApplicationContext(context)
            .getBean(SecurityContextHolderStrategy.class));
  }
}
