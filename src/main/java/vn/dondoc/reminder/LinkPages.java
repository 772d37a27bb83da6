package vn.dondoc.reminder;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import vn.dondoc.base.Messages;
import vn.dondoc.base.Secret;
import vn.dondoc.mail.Press;

/**
 * The pages behind personal links: plain HTML without a script. Whatever does not work gets one and
 * the same page, so that nobody learns why.
 */
@Component
class LinkPages {
  private static final Logger log = LoggerFactory.getLogger(LinkPages.class);
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** What a page is asked for with a secret; null when it opens nothing. */
  interface Opening extends Function<String, @Nullable ResponseEntity<byte[]>> {}

  private final Press press;
  private final PageStyle style;
  private final LinkTries tries;
  private final String home;

  LinkPages(
      Press press, PageStyle style, LinkTries tries, @Value("${dondoc.base-url}") String baseUrl) {
    this.press = press;
    this.style = style;
    this.tries = tries;
    this.home = baseUrl.endsWith("/") ? baseUrl : baseUrl + "/";
  }

  /** Opens what the secret opens, if it does and nobody has tried too often. */
  ResponseEntity<byte[]> open(HttpServletRequest request, String secret, Opening opening) {
    Locale language = language(request);
    String address = request.getRemoteAddr();
    if (tries.tooMany(address)) {
      tries.mayFail(address);
      return slowDown(language);
    }
    try {
      if (SECRET.matcher(secret).matches()) {
        // Before anything is done by it.
        if (!tries.mayOpen(Secret.hash(secret))) {
          return slowDown(language);
        }
        ResponseEntity<byte[]> page = opening.apply(secret);
        if (page != null) {
          return page;
        }
      }
    } catch (RuntimeException e) {
      // Without the address of the page, which is the secret.
      log.error("A page behind a personal link failed", e);
      return print(
          e instanceof CannotCreateTransactionException
              ? HttpStatus.SERVICE_UNAVAILABLE
              : HttpStatus.INTERNAL_SERVER_ERROR,
          "failed",
          language,
          Map.of());
    }
    return tries.mayFail(address)
        ? print(HttpStatus.NOT_FOUND, "gone", language, Map.of())
        : slowDown(language);
  }

  ResponseEntity<byte[]> page(String template, Locale language, Map<String, Object> model) {
    return print(HttpStatus.OK, template, language, model);
  }

  /** A form that was filled in wrongly. */
  ResponseEntity<byte[]> again(String template, Locale language, Map<String, Object> model) {
    return print(HttpStatus.UNPROCESSABLE_CONTENT, template, language, model);
  }

  private ResponseEntity<byte[]> slowDown(Locale language) {
    return print(HttpStatus.TOO_MANY_REQUESTS, "slowDown", language, Map.of());
  }

  private ResponseEntity<byte[]> print(
      HttpStatus status, String template, Locale language, Map<String, Object> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("style", style.text());
    all.put("language", Messages.language(language).getLanguage());
    all.put("home", home);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status)
            .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
    if (status == HttpStatus.TOO_MANY_REQUESTS) {
      answer.header(HttpHeaders.RETRY_AFTER, "60");
    }
    return answer.body(
        press
            .print("answer/" + template + ".html", language, all)
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Where nobody is known: what the browser speaks, else Vietnamese. */
  private static Locale language(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? Messages.VIETNAMESE
        : Messages.language(request.getLocale());
  }
}
