package vn.dondoc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The BPMN files as written, for rules about them. */
record ProcessFiles(Path path, Document document) {
  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
  static final String BOUNDS = "http://www.omg.org/spec/DD/20100524/DC";
  static final String EDGES = "http://www.omg.org/spec/DD/20100524/DI";
  static final String ENGINE = "http://flowable.org/bpmn";

  static List<ProcessFiles> all() {
    try (var files = Files.list(Path.of("processes"))) {
      return files
          .filter(f -> f.toString().endsWith(".bpmn20.xml"))
          .sorted()
          .map(ProcessFiles::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessFiles read(Path path) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return new ProcessFiles(path, factory.newDocumentBuilder().parse(path.toFile()));
    } catch (Exception e) {
      throw new IllegalStateException("cannot read " + path, e);
    }
  }

  Stream<Element> elements(String namespace, String name) {
    return stream(document.getElementsByTagNameNS(namespace, name));
  }

  Stream<Element> bpmn(String name) {
    return elements(BPMN, name);
  }

  /** Every flow node: events, tasks, gateways, sub-processes. */
  Stream<Element> nodes() {
    return bpmn("*").filter(e -> e.getLocalName().matches(".*(Event|Task|Gateway)|subProcess"));
  }

  /** Every expression, with the dollar sign and the braces. */
  Stream<String> expressions() {
    return elements("*", "*")
        .flatMap(
            e ->
                Stream.concat(
                    IntStream.range(0, e.getAttributes().getLength())
                        .mapToObj(i -> e.getAttributes().item(i).getNodeValue()),
                    e.getChildNodes().getLength() == 1
                        ? Stream.of(e.getTextContent())
                        : Stream.of()))
        .map(String::strip)
        .filter(text -> text.contains("${") || text.contains("#{"));
  }

  static Stream<Element> stream(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
