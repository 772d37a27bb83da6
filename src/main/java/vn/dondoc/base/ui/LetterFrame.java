package vn.dondoc.base.ui;

import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.IFrame.SandboxType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTML of a mail, shut away: no script runs, nothing is sent, and it cannot reach the page
 * around it.
 */
public class LetterFrame extends IFrame {
  private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

  /** A letter to look at; its links lead nowhere. */
  public LetterFrame(String html, String title) {
    setSandbox(SandboxType.RESTRICT_ALL);
    setSrcdoc(inHead(html, "<style>a { pointer-events: none }</style>"));
    setTitle(title);
    addClassName("letter-frame");
  }

  /** A letter whose links open in a window of their own. */
  public static LetterFrame openingLinks(String html, String title) {
    LetterFrame frame = new LetterFrame(html, title);
    frame.setSandbox(SandboxType.ALLOW_POPUPS, SandboxType.ALLOW_POPUPS_TO_ESCAPE_SANDBOX);
    frame.setSrcdoc(inHead(html, "<base target=\"_blank\">"));
    return frame;
  }

  private static String inHead(String html, String added) {
    Matcher head = HEAD.matcher(html);
    return head.find()
        ? html.substring(0, head.end()) + added + html.substring(head.end())
        : added + html;
  }
}
