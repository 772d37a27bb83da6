package vn.dondoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dondoc.workflow.Step;

/** The addresses of the screens. */
class RoutesTests {
  private static final List<Class<?>> VIEWS =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("vn.dondoc")
              .stream()
              .filter(c -> c.isAnnotatedWith(Route.class))
              .<Class<?>>map(JavaClass::reflect)
              .toList();

  /** What waits for a person is opened by the id of its step. */
  @ParameterizedTest
  @EnumSource
  void everyStepHasAnAddress(Step step) {
    assertThat(addresses())
        .as("addresses of screens")
        .anyMatch(a -> a.equals(step.route()) || a.startsWith(step.route() + "/"));
  }

  @Test
  void noAddressIsGivenTwice() {
    assertThat(addresses()).doesNotHaveDuplicates();
  }

  /** A view that forgets it would be refused to all by Vaadin, or open to all by a mistake. */
  @Test
  void everyViewSaysWhoMayOpenIt() {
    assertThat(VIEWS)
        .allMatch(
            view ->
                view.isAnnotationPresent(PermitAll.class)
                    || view.isAnnotationPresent(RolesAllowed.class)
                    || view.isAnnotationPresent(AnonymousAllowed.class));
  }

  private static List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    for (Class<?> view : VIEWS) {
      addresses.add(view.getAnnotation(Route.class).value());
      for (RouteAlias alias : view.getAnnotationsByType(RouteAlias.class)) {
        addresses.add(alias.value());
      }
    }
    return addresses;
  }
}
