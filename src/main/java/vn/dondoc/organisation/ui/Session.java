package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;
import vn.dondoc.organisation.SignedInPerson;

/**
 * Begins the session of a person from within a view, so that what was typed stays when it fails.
 * The session gets a new id, as after a form sent to the server.
 */
@Component
class Session {
  private final AuthenticationManager authentication;
  private final VaadinDefaultRequestCache requests;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  Session(AuthenticationManager authentication, VaadinDefaultRequestCache requests) {
    this.authentication = authentication;
    this.requests = requests;
  }

  /**
   * Signs in by password and goes to the page that was asked for.
   *
   * @throws org.springframework.security.core.AuthenticationException when that is refused
   */
  void begin(String email, String password) {
    begin(
        authentication.authenticate(
            UsernamePasswordAuthenticationToken.unauthenticated(email, password)));
  }

  /** Begins the session of a person who has proved otherwise who they are. */
  void begin(SignedInPerson person) {
    begin(UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
  }

  private void begin(Authentication who) {
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    HttpServletResponse response = VaadinServletResponse.getCurrent().getHttpServletResponse();
    String target = target(requests.getRequest(request, response));
    requests.removeRequest(request, response);
    request.changeSessionId();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(who);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    UI.getCurrent().getPage().setLocation(target);
  }

  /** A page of ours only, whatever the request that was kept said of its host. */
  private static String target(@Nullable SavedRequest saved) {
    if (saved == null) {
      return "/";
    }
    URI asked = URI.create(saved.getRedirectUrl());
    String path = asked.getRawPath();
    if (path == null || !path.startsWith("/") || path.startsWith("//")) {
      return "/";
    }
    // What the request cache adds to find its request again is no part of the address.
    String query =
        asked.getRawQuery() == null ? "" : asked.getRawQuery().replaceFirst("(^|&)continue$", "");
    return query.isEmpty() ? path : path + "?" + query;
  }
}
