package vn.dondoc.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** The addresses of the API: none of them reaches the pages, also where nothing answers. */
@Configuration(proxyBeanMethods = false)
class ApiPaths {
  static final String V1 = "/api/v1";
  static final String DOCUMENT = V1 + "/openapi.json";

  /** After the endpoints, before the pages. */
  private static final int BETWEEN = 10;

  static boolean isApi(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.equals("/api") || path.startsWith("/api/");
  }

  @Bean
  HandlerMapping noSuchAddress(Problems problems) {
    HttpRequestHandler nothing =
        (request, response) ->
            problems.answer(
                request, response, new Refused(ProblemKind.NOT_FOUND, "error.notFound"));
    return new SimpleUrlHandlerMapping(Map.of("/api", nothing, "/api/**", nothing), BETWEEN);
  }

  /** An address that is refused before it is looked at, such as one with a backslash in it. */
  @Bean
  RequestRejectedHandler rejectedAddresses(Problems problems) {
    RequestRejectedHandler pages = new HttpStatusRequestRejectedHandler();
    return (request, response, rejected) -> {
      if (isApi(request)) {
        problems.answer(
            request,
            response,
            new Refused(ProblemKind.MALFORMED, "api.sentence." + ProblemKind.MALFORMED));
      } else {
        pages.handle(request, response, rejected);
      }
    };
  }
}
