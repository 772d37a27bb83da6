package vn.dondoc.reminder;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.Messages;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.FollowUpView.Part;
import vn.dondoc.followup.FollowUpView.ProgressLine;
import vn.dondoc.followup.ProgressEntry.Evidence;
import vn.dondoc.followup.Timeliness;
import vn.dondoc.reminder.AnswerByMail.Asked;
import vn.dondoc.reminder.AnswerByMail.Received;

/**
 * The page behind the link of an item in a mail: what is asked, and a form to report. To open it
 * changes nothing, since the guards of mail boxes open every link before people do.
 */
@Controller
class AnswerPage {
  private static final int MOST_FILES = 5;

  /** Of the words of a report, so many are shown again. */
  private static final int MOST_SHOWN = 1_000;

  private final LinkPages pages;
  private final AnswerByMail answers;
  private final Messages messages;

  AnswerPage(LinkPages pages, AnswerByMail answers, Messages messages) {
    this.pages = pages;
    this.answers = answers;
    this.messages = messages;
  }

  /** Whatever else is asked for below the address of these pages. */
  @RequestMapping({
    "/answer",
    "/answer/**",
    "/unsubscribe",
    "/unsubscribe/**",
    "/calendar",
    "/calendar/**"
  })
  ResponseEntity<byte[]> nothing(HttpServletRequest request) {
    return pages.open(request, "", secret -> null);
  }

  @GetMapping("/answer/{secret}")
  ResponseEntity<byte[]> look(HttpServletRequest request, @PathVariable String secret) {
    return pages.open(
        request,
        secret,
        opened -> answers.look(opened).map(asked -> form(asked, null, null)).orElse(null));
  }

  @PostMapping("/answer/{secret}")
  ResponseEntity<byte[]> answer(HttpServletRequest request, @PathVariable String secret) {
    return pages.open(request, secret, opened -> report(request, opened));
  }

  private @Nullable ResponseEntity<byte[]> report(HttpServletRequest request, String secret) {
    // Nothing of what was sent is read before the link is known.
    if (!answers.isKnown(secret)) {
      return null;
    }
    Answer answer = null;
    try {
      answer = typed(request);
      if (answer.files().size() > MOST_FILES) {
        throw new DomainException("byMail.tooMany", MOST_FILES);
      }
      Optional<Received> received = answers.answer(secret, answer);
      return received.isEmpty() ? null : received(received.get(), answer);
    } catch (MultipartException tooLarge) {
      return again(secret, null, new DomainException("byMail.tooLarge"));
    } catch (DomainException refused) {
      return again(secret, answer, refused);
    }
  }

  private @Nullable ResponseEntity<byte[]> again(
      String secret, @Nullable Answer answer, DomainException refused) {
    return answers.look(secret).map(asked -> form(asked, answer, refused)).orElse(null);
  }

  private static Answer typed(HttpServletRequest request) {
    List<Evidence> files = new ArrayList<>();
    MultipartHttpServletRequest parts =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    if (parts != null) {
      for (MultipartFile file : parts.getFiles("photo")) {
        String name = file.getOriginalFilename();
        if (name == null || name.isBlank()) {
          continue;
        }
        try {
          files.add(new Evidence(name, file.getBytes()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return new Answer(
        "done".equals(request.getParameter("kind")),
        text(request, "percent"),
        text(request, "words"),
        text(request, "difficulty"),
        ids(request.getParameterValues("without")),
        List.copyOf(files));
  }

  /** A form sends its lines as the mail of old did. */
  private static String text(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getParameter(name), "").replace("\r\n", "\n");
  }

  private static Set<UUID> ids(String @Nullable [] values) {
    Set<UUID> ids = new HashSet<>();
    for (String value : values == null ? new String[0] : values) {
      try {
        ids.add(UUID.fromString(value));
      } catch (IllegalArgumentException notOurs) {
        // Not from our form; without it what is missing is asked for anew.
        continue;
      }
    }
    return ids;
  }

  private ResponseEntity<byte[]> form(
      Asked asked, @Nullable Answer typed, @Nullable DomainException refused) {
    Locale language = asked.language();
    FollowUpView view = asked.followUp();
    Map<String, Object> model = facts(asked);
    model.put("mayReport", asked.mayReport());
    model.put(
        "notNow",
        messages.get(
            language, "byMail.notNow", messages.get(language, "lifecycle." + view.lifecycle())));
    model.put(
        "error", refused == null ? "" : messages.get(language, refused.key(), refused.args()));
    model.put("errorAt", refused == null ? "" : field(refused.key()));
    model.put("filesAgain", typed != null && !typed.files().isEmpty());
    model.put("done", typed != null && typed.done());
    model.put("percent", typed == null ? String.valueOf(view.percent()) : typed.percent());
    model.put("words", typed == null ? "" : typed.words());
    model.put("difficulty", typed == null ? "" : typed.difficulty());
    model.put(
        "missing",
        view.parts().stream()
            .filter(part -> part.isMissing() && !part.lapsed())
            .map(part -> missing(part, typed, language))
            .toList());
    return refused == null
        ? pages.page("page", language, model)
        : pages.again("page", language, model);
  }

  private Map<String, Object> missing(Part part, @Nullable Answer typed, Locale language) {
    return Map.of(
        "id",
        part.unit().id().toString(),
        "label",
        messages.get(language, "byMail.without", part.unit().name()),
        "ticked",
        typed != null && typed.without().contains(part.unit().id()));
  }

  private ResponseEntity<byte[]> received(Received received, Answer answer) {
    Asked asked = received.asked();
    Locale language = asked.language();
    Map<String, Object> model = facts(asked);
    model.put("at", messages.get(language, "byMail.receivedAt", received.at(), asked.person()));
    model.put("done", answer.done());
    model.put("percent", messages.get(language, "followUp.percent", answer.number()));
    model.put("words", answer.words().strip());
    model.put("difficulty", answer.difficulty().strip());
    model.put("files", answer.files().stream().map(Evidence::name).toList());
    return pages.page("received", language, model);
  }

  private Map<String, Object> facts(Asked asked) {
    Locale language = asked.language();
    FollowUpView view = asked.followUp();
    Map<String, Object> model = new HashMap<>();
    model.put("text", view.text());
    model.put("unit", view.lead().name());
    model.put("due", due(view, language));
    model.put("overdue", view.timing().timeliness() == Timeliness.OVERDUE);
    model.put("assignedBy", view.assignedBy());
    model.put("person", asked.person());
    model.put("page", "follow-ups/" + view.id());
    model.put("sentBack", Objects.requireNonNullElse(view.sentBackReason(), ""));
    if (!view.progress().isEmpty()) {
      ProgressLine last = view.progress().getFirst();
      model.put(
          "last",
          messages.get(
              language,
              "byMail.last",
              messages.get(language, "followUp.percent", last.percent()),
              last.at(),
              last.person()));
      model.put("lastWords", shortened(last.words()));
    }
    return model;
  }

  private String due(FollowUpView view, Locale language) {
    if (view.dueOn() == null) {
      return messages.get(language, "followUp.noDue");
    }
    String day = DateFormats.longDay(view.dueOn(), language);
    int days = view.timing().days();
    return switch (view.timing().timeliness()) {
      case OVERDUE -> messages.get(language, "byMail.dueOver", day, days);
      case WITHIN, DUE_SOON ->
          days == 0
              ? messages.get(language, "byMail.dueToday", day)
              : messages.get(language, "byMail.dueLeft", day, days);
      case ON_TIME, LATE, WITHOUT_DEADLINE, SUSPENDED, WITHDRAWN -> day;
    };
  }

  private static String shortened(String words) {
    return words.codePointCount(0, words.length()) <= MOST_SHOWN
        ? words
        : words.substring(0, words.offsetByCodePoints(0, MOST_SHOWN)) + "…";
  }

  /** The field at which a refusal is about something that was typed there. */
  private static String field(String key) {
    if (key.startsWith("followUp.percent")) {
      return "percent";
    }
    if (key.startsWith("file.") || key.equals("byMail.tooLarge") || key.equals("byMail.tooMany")) {
      return "photo";
    }
    return key.equals("followUp.wordsMissing") ? "words" : "";
  }
}
