package vn.dondoc.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A mark in the data folder while its first content is being put in: killed in the middle, the next
 * start finds the mark and begins with an empty database, not with half a story.
 */
public final class Filling {
  private final Path folder;

  Filling(Path folder) {
    this.folder = folder;
  }

  public void begin() {
    try {
      Files.writeString(mark(folder), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void end() {
    try {
      forget(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isUnfinished(Path folder) {
    return Files.exists(mark(folder));
  }

  static void forget(Path folder) throws IOException {
    Files.deleteIfExists(mark(folder));
  }

  private static Path mark(Path folder) {
    return folder.resolve("unfinished");
  }
}
