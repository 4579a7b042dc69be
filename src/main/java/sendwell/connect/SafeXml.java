package sendwell.connect;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** XML from strangers: no document types, so no entities to expand or to fetch, and no depths. */
final class SafeXml {
  private static final int DEEPEST = 50;

  private SafeXml() {}

  /** Nothing if it is not well-formed, or holds what it must not. */
  static Optional<Document> parse(Buffer text) {
    try {
      return Optional.of(builder().parse(new ByteArrayInputStream(text.getBytes())));
    } catch (SAXException | IOException e) {
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("This Java runtime cannot read XML safely", e);
    }
  }

  private static DocumentBuilder builder() throws ParserConfigurationException {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
    factory.setNamespaceAware(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler()); // or else it writes to standard error
    return builder;
  }

  /** All elements of this name, at any depth, whatever their namespace. */
  static Stream<Element> elements(Document document, String name) {
    return elements(document.getElementsByTagNameNS("*", name));
  }

  /** The text of the first child of this name; empty if there is none. */
  static String text(Element parent, String name) {
    return elements(parent.getChildNodes())
        .filter(child -> name.equals(child.getLocalName()))
        .findFirst()
        .map(Node::getTextContent)
        .map(String::strip)
        .orElse("");
  }

  /** A number in the text of the first child of this name; 0 if there is none. */
  static int number(Element parent, String name) {
    String text = text(parent, name);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}
