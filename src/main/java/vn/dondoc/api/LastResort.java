package vn.dondoc.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What goes wrong outside the endpoints is told as a problem too: the container's own error page
 * would send a program to the sign-in of the pages.
 */
class LastResort extends OncePerRequestFilter {
  private final Problems problems;

  LastResort(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException | LinkageError e) {
      if (response.isCommitted()) {
        throw e;
      }
      response.reset();
      problems.answer(request, response, e);
    }
  }
}
