package vn.dondoc.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing in the application can change or delete what has happened, whoever asks for it. */
@AnalyzeClasses(packages = "vn.dondoc", importOptions = ImportOption.DoNotIncludeTests.class)
class AppendOnlyTests {
  private static final Set<String> HISTORY =
      Set.of("vn.dondoc.followup.HistoryEntries", "vn.dondoc.followup.ProgressEntries");

  @ArchTest
  static final ArchRule nobodyDeletesHistory =
      noClasses()
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaCall<?>>("deleting from the history") {
                @Override
                public boolean test(JavaCall<?> call) {
                  return HISTORY.contains(call.getTargetOwner().getName())
                      && call.getName().startsWith("delete");
                }
              })
          .because("everything that happened to a follow-up stays, as it was written");

  @Test
  void noStatementChangesHistory() throws IOException {
    Pattern change =
        Pattern.compile(
            "(update|delete\\s+from|truncate|merge\\s+into)\\s+(follow_up_history|progress|progress_file|progress_link|history_seal|history_seal_head)\\b",
            Pattern.CASE_INSENSITIVE);
    try (var files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(f -> f.toString().endsWith(".java")).filter(f -> matches(f, change)))
          .isEmpty();
    }
  }

  private static boolean matches(Path file, Pattern pattern) {
    try {
      return pattern.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
