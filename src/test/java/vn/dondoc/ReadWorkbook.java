package vn.dondoc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The cells of the first sheet of an Excel workbook, as they stand in its parts. (A reading library
 * would bring an XML parser of its own, which the engine then takes for its processes.)
 */
public final class ReadWorkbook {
  private ReadWorkbook() {}

  public record Cell(String value, boolean isText, boolean isFormula) {
    /** Days are counted from the last but one of 1899. */
    public LocalDate day() {
      return LocalDate.of(1899, 12, 30).plusDays((long) Double.parseDouble(value));
    }
  }

  /** Row by row; a cell that is not there is empty text. */
  public static List<List<Cell>> rows(byte[] workbook) throws IOException {
    Map<String, Document> parts = new HashMap<>();
    // Written as a stream: where its parts end stands at the end of the file only.
    Path file = Files.createTempFile("workbook", ".xlsx");
    try {
      Files.write(file, workbook);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : zip.stream().toList()) {
          if (entry.getName().endsWith(".xml")) {
            parts.put(entry.getName(), parse(zip.getInputStream(entry).readAllBytes()));
          }
        }
      } finally {
        Files.delete(file);
      }
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(e);
    }
    List<String> shared = new ArrayList<>();
    Document strings = parts.get("xl/sharedStrings.xml");
    if (strings != null) {
      elements(strings.getDocumentElement(), "si").forEach(si -> shared.add(si.getTextContent()));
    }
    List<List<Cell>> rows = new ArrayList<>();
    Document sheet = java.util.Objects.requireNonNull(parts.get("xl/worksheets/sheet1.xml"));
    for (Element row : elements(sheet.getDocumentElement(), "row")) {
      List<Cell> cells = new ArrayList<>();
      for (Element c : elements(row, "c")) {
        int column = column(c.getAttribute("r"));
        while (cells.size() < column) {
          cells.add(new Cell("", true, false));
        }
        String type = c.getAttribute("t");
        String value = c.getTextContent();
        cells.add(
            new Cell(
                type.equals("s") ? shared.get(Integer.parseInt(value)) : value,
                type.equals("s") || type.equals("inlineStr") || type.equals("str"),
                !elements(c, "f").isEmpty()));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static int column(String reference) {
    int column = 0;
    for (char letter : reference.replaceAll("\\d", "").toCharArray()) {
      column = column * 26 + letter - 'A' + 1;
    }
    return column - 1;
  }

  private static Document parse(byte[] xml)
      throws IOException, SAXException, ParserConfigurationException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  private static List<Element> elements(Element of, String name) {
    NodeList found = of.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
