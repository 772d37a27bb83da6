package vn.dondoc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/** What holds for the shape of the code, each rule with its reason. */
@AnalyzeClasses(packages = "vn.dondoc", importOptions = ImportOption.DoNotIncludeTests.class)
class ModularityTests {

  /** The arrows between the modules are those that each package-info allows; none goes round. */
  @Test
  void modulesUseOnlyWhatTheirPackageInfoAllows() {
    ApplicationModules.of(DonDoc.class).verify();
  }

  @ArchTest
  static final ArchRule flowableOnlyInWorkflow =
      noClasses()
          .that()
          .resideOutsideOfPackage("vn.dondoc.workflow..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.flowable..")
          .because(
              "the engine can only be replaced, locked down and tested if one module knows it");

  @ArchTest
  static final ArchRule vaadinOnlyInScreens =
      noClasses()
          .that()
          .resideOutsideOfPackages("vn.dondoc..ui..", "vn.dondoc")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.vaadin..")
          .because("rules that know a screen cannot be called by anything else");

  @ArchTest
  static final ArchRule nothingDependsOnScreensOfAnotherModule =
      noClasses()
          .that()
          .resideOutsideOfPackages("vn.dondoc..ui..", "vn.dondoc")
          .should()
          .dependOnClassesThat(resideInAPackage("vn.dondoc..ui..").as("classes of a screen"))
          .because("the screens stand on the features, never the features on the screens");

  @ArchTest
  static final ArchRule entitiesArePackagePrivate =
      classes()
          .that(are(annotatedWith(Entity.class).or(annotatedWith(MappedSuperclass.class))))
          .should()
          .bePackagePrivate()
          .because("whoever holds an entity can change it past its module's rules");

  @ArchTest
  static final ArchRule repositoriesArePackagePrivate =
      classes()
          .that()
          .areAssignableTo(Repository.class)
          .should()
          .bePackagePrivate()
          .because("whoever holds a repository reads past the access checks");

  @ArchTest
  static final ArchRule viewsArePackagePrivate =
      classes()
          .that()
          .areAnnotatedWith(Route.class)
          .should()
          .bePackagePrivate()
          .allowEmptyShould(true)
          .because("a screen is reached by its address, not from code");

  @ArchTest
  static final ArchRule screensDoNotTouchTables =
      noClasses()
          .that()
          .resideInAPackage("vn.dondoc..ui..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.springframework.jdbc..")
                  .or(resideInAPackage("org.springframework.data.jpa..")))
          .orShould()
          .dependOnClassesThat()
          .areAnnotatedWith(Entity.class)
          .because("a screen calls one transactional method and shows the result");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .should()
          .callMethodWhere(call("java.lang.Thread", "sleep"))
          .because("what waits for time waits in the process, where the clock can be moved");

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses()
          .should(ACCESS_STANDARD_STREAMS)
          .because("what is worth saying goes to the log or to the person");

  @ArchTest
  static final ArchRule oneClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("vn.dondoc.base")
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaCall<?>>("now() without a clock") {
                @Override
                public boolean test(JavaCall<?> call) {
                  return (call.getTargetOwner().getPackageName().equals("java.time")
                          && call.getName().equals("now")
                          && call.getTarget().getRawParameterTypes().stream()
                              .noneMatch(p -> p.getName().equals("java.time.Clock")))
                      || (call.getTargetOwner().getName().equals("java.lang.System")
                          && call.getName().equals("currentTimeMillis"))
                      || (call.getTargetOwner().getName().equals("java.time.Clock")
                          && call.getName().startsWith("system"));
                }
              })
          .because("the demonstration and the tests move the one clock");

  @ArchTest
  static final ArchRule namesSayWhat =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)$")
          .because("such a name says how someone got stuck, not what the class is for");

  @ArchTest
  static final ArchRule noFieldInjection =
      noFields()
          .should()
          .beAnnotatedWith(Autowired.class)
          .orShould()
          .beAnnotatedWith(Value.class)
          .because("what a class needs stands in its constructor");

  @ArchTest
  static final ArchRule entitiesHaveNoPublicFields =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .should()
          .notBePublic()
          .because("the rules of a thing stand on the thing");

  /** What a package does not mark, NullAway does not check. */
  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    List<String> unmarked =
        classes.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .sorted()
            .toList();
    assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }

  private static DescribedPredicate<JavaCall<?>> call(String owner, String method) {
    return new DescribedPredicate<JavaCall<?>>(owner + "." + method) {
      @Override
      public boolean test(JavaCall<?> call) {
        return call.getTargetOwner().getName().equals(owner) && call.getName().equals(method);
      }
    };
  }
}
