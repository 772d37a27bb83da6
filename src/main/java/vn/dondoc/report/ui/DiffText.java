package vn.dondoc.report.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;
import vn.dondoc.report.ComparedPart.Piece;

/** A text with what was taken out struck through and what was put in underlined. */
class DiffText extends Div {
  DiffText(List<Piece> pieces) {
    addClassName("diff-text");
    for (Piece piece : pieces) {
      Element words =
          new Element(
              switch (piece.kind()) {
                case SAME -> "span";
                case INSERTED -> "ins";
                case DELETED -> "del";
              });
      words.setText(piece.text());
      getElement().appendChild(words);
    }
  }
}
