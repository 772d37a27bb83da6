package vn.dondoc.base.ui;

import com.vaadin.flow.component.markdown.Markdown;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with a few marks (bold, italic, lists, headings, links), safe to show whoever wrote it: no
 * HTML, no images, no links that run something.
 */
public class MarkdownText extends Markdown {
  private static final Pattern IMAGE = Pattern.compile("!+(?=\\[)");
  private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");
  private static final Pattern LINK_TARGET =
      Pattern.compile(
          "(\\]\\(\\s*<?|^\\s{0,3}\\[[^\\]]*\\]:\\s*<?)(?!https?:|mailto:|tel:|/(?!/))",
          Pattern.MULTILINE);

  public MarkdownText() {
    getElement().getClassList().add("markdown-text");
  }

  public MarkdownText(@Nullable String text) {
    this();
    setContent(text);
  }

  @Override
  public void setContent(@Nullable String text) {
    super.setContent(safe(text == null ? "" : text));
  }

  /**
   * The component cleans what it shows too; this keeps out what need not be there in the first
   * place: an image would tell a stranger's server who reads.
   */
  static String safe(String text) {
    String withoutTags = TAG.matcher(text).replaceAll("&lt;");
    String withoutImages = IMAGE.matcher(withoutTags).replaceAll("");
    return LINK_TARGET.matcher(withoutImages).replaceAll("$1#");
  }
}
