package vn.dondoc.demonstration;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in the content: a mapping, a list or a word, read by name. A day MM-DD is in 2019. */
record Node(@Nullable Object value) {

  Node get(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalArgumentException("the content has no '" + name + "' in " + value));
  }

  Optional<Node> find(String name) {
    return value instanceof Map<?, ?> map && map.get(name) != null
        ? Optional.of(new Node(map.get(name)))
        : Optional.empty();
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  String text() {
    return Objects.toString(value);
  }

  String text(String name) {
    return get(name).text();
  }

  @Nullable String textOrNull(String name) {
    return find(name).map(Node::text).orElse(null);
  }

  int number() {
    return ((Number) Objects.requireNonNull(value)).intValue();
  }

  LocalDate day() {
    String day = text();
    return LocalDate.parse(day.length() == 5 ? "2019-" + day : day);
  }

  LocalDate day(String name) {
    return get(name).day();
  }

  @Nullable LocalDate dayOrNull(String name) {
    return find(name).map(Node::day).orElse(null);
  }

  List<Node> list() {
    return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
  }

  List<Node> list(String name) {
    return find(name).map(Node::list).orElseGet(List::of);
  }

  List<String> words(String name) {
    return list(name).stream().map(Node::text).toList();
  }

  /** The entries of a mapping in the order written. */
  Map<String, Node> entries() {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((k, v) -> entries.put(Objects.toString(k), new Node(v)));
    }
    return entries;
  }

  Map<String, Node> entries(String name) {
    return find(name).map(Node::entries).orElseGet(Map::of);
  }
}
