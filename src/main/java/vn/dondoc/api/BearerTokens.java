package vn.dondoc.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.dondoc.organisation.PersonalTokens;
import vn.dondoc.organisation.SignedInPerson;

/** Signs in for one request whoever shows a token. Wrong ones slow their address down. */
final class BearerTokens extends OncePerRequestFilter {
  static final String CHALLENGE = "Bearer realm=\"dondoc\"";
  private static final String SCHEME = "Bearer ";

  private final PersonalTokens tokens;
  private final Problems problems;

  BearerTokens(PersonalTokens tokens, Problems problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      chain.doFilter(request, response);
      return;
    }
    Optional<SignedInPerson> person = tokens.person(header.substring(SCHEME.length()).strip());
    if (person.isPresent()) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(
              person.get(), null, person.get().getAuthorities()));
      SecurityContextHolder.setContext(context);
      chain.doFilter(request, response);
    } else if (tokens.mayFail(request.getRemoteAddr())) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
      problems.answer(request, response, new Refused(ProblemKind.NOT_SIGNED_IN, "api.tokenWrong"));
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, "60");
      problems.answer(
          request, response, new Refused(ProblemKind.SLOW_DOWN, "api.sentence.SLOW_DOWN"));
    }
  }
}
