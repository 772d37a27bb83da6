package vn.dondoc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of one benchmark: printed as a table, kept as JSON, and joined with those of the
 * other benchmarks. A figure that falls short is reported like any other and fails nothing.
 */
public final class Results {
  /** What was measured, in milliseconds, run by run. */
  public record Series(String name, double medianMs, double p95Ms, int runs, List<Double> ms) {}

  /** How two series compare, and how they should. */
  public record Ratio(String name, double value, String target, boolean reached) {}

  private record Content(String title, String how, List<Series> series, List<Ratio> ratios) {}

  private final String id;
  private final String title;
  private final String how;
  private final List<Series> series = new ArrayList<>();
  private final List<Ratio> ratios = new ArrayList<>();

  public Results(String id, String title, String how) {
    this.id = id;
    this.title = title;
    this.how = how;
  }

  public Series add(String name, List<Double> ms) {
    Series added =
        new Series(name, quantile(ms, 0.5), quantile(ms, 0.95), ms.size(), List.copyOf(ms));
    series.add(added);
    return added;
  }

  public void atMost(String name, double value, double target) {
    ratios.add(new Ratio(name, value, "at most " + target, value <= target));
  }

  public void atLeast(String name, double value, double target) {
    ratios.add(new Ratio(name, value, "at least " + target, value >= target));
  }

  public void forInformation(String name, double value) {
    ratios.add(new Ratio(name, value, "", true));
  }

  public void write() throws IOException {
    Path folder = Path.of(System.getProperty("bench.folder", "target/bench"));
    Files.createDirectories(folder);
    String table = table();
    System.out.println(table);
    Files.writeString(folder.resolve(id + ".md"), table);
    Files.writeString(
        folder.resolve(id + ".json"),
        JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(new Content(title, how, series, ratios)));
    StringBuilder all = new StringBuilder("# Measures\n");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".md") && !name.equals("table.md")) {
          all.append('\n').append(Files.readString(file));
        }
      }
    }
    Files.writeString(folder.resolve("table.md"), all);
  }

  private String table() {
    StringBuilder text = new StringBuilder("## " + title + "\n\n" + how + "\n\n");
    text.append("| | median, ms | p95, ms | runs |\n|---|---:|---:|---:|\n");
    for (Series one : series) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %d |%n",
              one.name(),
              one.medianMs(),
              one.p95Ms(),
              one.runs()));
    }
    text.append("\n| ratio | value | target | |\n|---|---:|---|---|\n");
    for (Ratio one : ratios) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %s | %s |%n",
              one.name(),
              one.value(),
              one.target(),
              one.target().isEmpty() ? "" : one.reached() ? "reached" : "**falls short**"));
    }
    return text.toString();
  }

  private static double quantile(List<Double> values, double at) {
    double[] sorted = values.stream().mapToDouble(v -> v).toArray();
    Arrays.sort(sorted);
    if (at == 0.5 && sorted.length % 2 == 0) {
      return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }
    return sorted[(int) Math.ceil(at * sorted.length) - 1];
  }
}
