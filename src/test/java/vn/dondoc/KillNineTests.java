package vn.dondoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed without warning in the middle of writing, it starts again, and every acknowledged write is
 * there.
 */
class KillNineTests {
  private static final int WRITES = 60;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void everyAcknowledgedWriteIsThereAfterAKill() throws IOException, InterruptedException {
    List<String> written = new ArrayList<>();
    List<String> said = new ArrayList<>();
    Process writer = start("write");
    try (BufferedReader lines = lines(writer)) {
      String line;
      while (written.size() < WRITES && (line = lines.readLine()) != null) {
        if (line.startsWith("WRITTEN ")) {
          written.add(line.substring("WRITTEN ".length()));
        } else {
          said.add(line);
        }
      }
      writer.destroyForcibly(); // kill -9, with a write on its way
    } finally {
      writer.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
    assertThat(written).as(() -> String.join("\n", said)).hasSizeGreaterThanOrEqualTo(WRITES);

    List<String> found = new ArrayList<>();
    boolean ended = false;
    String steps = "";
    Process reader = start("read");
    try (BufferedReader lines = lines(reader)) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith("FOUND ")) {
          found.add(line.substring("FOUND ".length()));
        }
        steps = line.startsWith("STEPS ") ? line : steps;
        ended |= line.equals("END");
      }
    } finally {
      reader.waitFor(60, TimeUnit.SECONDS);
      reader.destroyForcibly();
    }
    assertThat(ended).as("the second start came up and stopped by itself").isTrue();
    assertThat(found).containsAll(written);
    // The draft and three association reports wait, in the engine and in the step table alike.
    assertThat(steps).isEqualTo("STEPS 4");
  }

  private Process start(String what) throws IOException {
    String classPath =
        Objects.requireNonNullElse(
            System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx700m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            KilledWriter.class.getName(),
            what,
            folder.toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
