package vn.dondoc.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;
import vn.dondoc.base.Messages;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.NotFound;
import vn.dondoc.followup.FollowUpChanged;
import vn.dondoc.workflow.StepTaken;

/** Makes of whatever went wrong the problem that is answered. */
@Component
class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** Rules about the state a thing is in; every other rule is about what was sent. */
  private static final Set<String> STATE =
      Set.of(
          "followUp.notNow",
          "followUp.insistedUpon",
          "followUp.ownCompletion",
          "followUp.completionDisputed",
          "followUp.extensionOpen",
          "followUp.noExtensionOpen",
          "followUp.nothingToExtend",
          "followUp.ownExtension",
          "followUp.partReported",
          "followUp.partTooEarly");

  private final Messages messages;
  private final JsonMapper json;

  Problems(Messages messages, JsonMapper json) {
    this.messages = messages;
    this.json = json;
  }

  /** Answers with the problem that an error is. */
  void answer(HttpServletRequest request, HttpServletResponse response, Throwable error)
      throws IOException {
    if (error instanceof HttpRequestMethodNotSupportedException wrongMethod) {
      Set<HttpMethod> supported = wrongMethod.getSupportedHttpMethods();
      if (supported != null) {
        response.setHeader(
            HttpHeaders.ALLOW,
            supported.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
      }
    }
    write(response, of(error, language(request)), language(request));
  }

  private void write(HttpServletResponse response, Problem problem, Locale language)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
    response
        .getOutputStream()
        .write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
  }

  Problem of(Throwable error, Locale language) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof DomainException refusal) {
        return problem(kind(refusal), language, refusal.key(), refusal.args());
      }
      if (cause instanceof OptimisticLockingFailureException) {
        return problem(ProblemKind.STALE, language, "api.stale");
      }
      if (cause == cause.getCause()) {
        break;
      }
    }
    return switch (error) {
      case HttpMessageNotReadableException unreadable -> unreadable(unreadable, language);
      case MethodArgumentTypeMismatchException wrong
          when wrong.getParameter().hasParameterAnnotation(PathVariable.class) ->
          problem(ProblemKind.NOT_FOUND, language, "error.notFound");
      case MethodArgumentTypeMismatchException wrong ->
          problem(ProblemKind.MALFORMED, language, "api.parameterWrong", wrong.getName());
      case MissingRequestHeaderException missing ->
          problem(ProblemKind.MALFORMED, language, "api.headerMissing", missing.getHeaderName());
      case ErrorResponse known -> {
        ProblemKind kind = ProblemKind.ofStatus(known.getStatusCode().value());
        yield kind == ProblemKind.FAILURE
            ? failure(error, language)
            : problem(kind, language, "api.sentence." + kind);
      }
      default -> failure(error, language);
    };
  }

  private static ProblemKind kind(DomainException refusal) {
    return switch (refusal) {
      case Refused refused -> refused.kind();
      case NotAllowed notAllowed -> ProblemKind.NOT_ALLOWED;
      case NotFound notFound -> ProblemKind.NOT_FOUND;
      case EditConflict conflict -> ProblemKind.STALE;
      case FollowUpChanged changed -> ProblemKind.STALE;
      case StepTaken taken -> ProblemKind.STATE;
      default -> {
        String key = refusal.key();
        if (key.equals("file.tooLarge")) {
          yield ProblemKind.TOO_LARGE;
        }
        if (key.equals("followUps.parameterUnknown")) {
          yield ProblemKind.MALFORMED;
        }
        yield STATE.stream().anyMatch(s -> key.equals(s) || key.startsWith(s + "."))
            ? ProblemKind.STATE
            : ProblemKind.INVALID;
      }
    };
  }

  private Problem unreadable(HttpMessageNotReadableException error, Locale language) {
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof JacksonException broken && !broken.getPath().isEmpty()) {
        return problem(
            ProblemKind.MALFORMED,
            language,
            "api.propertyWrong",
            broken.getPath().stream()
                .map(
                    at ->
                        at.getPropertyName() == null
                            ? String.valueOf(at.getIndex())
                            : at.getPropertyName())
                .collect(Collectors.joining(".")));
      }
    }
    return problem(ProblemKind.MALFORMED, language, "api.sentence.MALFORMED");
  }

  private Problem failure(Throwable error, Locale language) {
    String id = "%04X".formatted(ThreadLocalRandom.current().nextInt(0x10000));
    LOG.error("Failure {}", id, error);
    return withId(ProblemKind.FAILURE, language, id, "error.failure", id);
  }

  private Problem problem(ProblemKind kind, Locale language, String key, Object... args) {
    return withId(kind, language, null, key, args);
  }

  private Problem withId(
      ProblemKind kind, Locale language, @Nullable String id, String key, Object... args) {
    return new Problem(
        kind.type(),
        messages.get(language, kind.titleKey()),
        kind.status(),
        messages.get(language, key, args),
        key,
        id);
  }

  /** Of those spoken here the one that the sender likes best; Vietnamese where none is named. */
  static Locale language(HttpServletRequest request) {
    String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (wanted == null) {
      return Messages.VIETNAMESE;
    }
    try {
      Locale found =
          Locale.lookup(Locale.LanguageRange.parse(wanted), List.copyOf(Messages.LANGUAGES));
      return found == null ? Messages.VIETNAMESE : found;
    } catch (IllegalArgumentException nonsense) {
      return Messages.VIETNAMESE;
    }
  }
}
