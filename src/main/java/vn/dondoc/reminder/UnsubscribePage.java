package vn.dondoc.reminder;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The page behind the link to have fewer mails. To open it only asks; a mail program that
 * unsubscribes with one click (RFC 8058) posts to the same address.
 */
@Controller
class UnsubscribePage {
  private final LinkPages pages;
  private final Unsubscribing unsubscribing;

  UnsubscribePage(LinkPages pages, Unsubscribing unsubscribing) {
    this.pages = pages;
    this.unsubscribing = unsubscribing;
  }

  @GetMapping("/unsubscribe/{secret}")
  ResponseEntity<byte[]> look(HttpServletRequest request, @PathVariable String secret) {
    return pages.open(
        request,
        secret,
        opened ->
            unsubscribing
                .look(opened)
                .map(
                    reader ->
                        pages.page(
                            "unsubscribe", reader.language(), Map.of("person", reader.name())))
                .orElse(null));
  }

  @PostMapping("/unsubscribe/{secret}")
  ResponseEntity<byte[]> unsubscribe(HttpServletRequest request, @PathVariable String secret) {
    return pages.open(
        request,
        secret,
        opened ->
            unsubscribing
                .unsubscribe(opened)
                .map(
                    reader ->
                        pages.page(
                            "unsubscribed", reader.language(), Map.of("person", reader.name())))
                .orElse(null));
  }
}
