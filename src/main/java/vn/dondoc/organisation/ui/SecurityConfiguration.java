package vn.dondoc.organisation.ui;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.SessionTrackingMode;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Everything is closed but the sign-in page, the pages behind one-time links and the health check.
 * Which view is open to whom stands at the view; what may be done is asked by the services.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
  /**
   * Everything from here only. Vaadin starts itself by an inline script and evaluates what the
   * server asks the page to run, so these two cannot be closed; no content of a person is ever put
   * into a page as HTML that could carry a script.
   */
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data: blob:",
          "font-src 'self' data:",
          "frame-src 'self'",
          "object-src 'none'",
          "base-uri 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .denyAll()
                    .requestMatchers(
                        "/*.css",
                        "/aura/**",
                        "/icons/dondoc.svg",
                        "/webjars/bpmn-visualization/**",
                        "/_static/echarts/**")
                    .permitAll())
        .headers(
            headers ->
                headers
                    // At once: a page that Vaadin has sent is past adding to.
                    .withObjectPostProcessor(
                        new ObjectPostProcessor<HeaderWriterFilter>() {
                          @Override
                          public <F extends HeaderWriterFilter> F postProcess(F filter) {
                            filter.setShouldWriteHeadersEagerly(true);
                            return filter;
                          }
                        })
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .sessionManagement(
            sessions -> sessions.sessionFixation(fixation -> fixation.changeSessionId()))
        .with(
            VaadinSecurityConfigurer.vaadin(),
            // An address that nothing answers gets the page that says so, not the browser's.
            vaadin -> vaadin.loginView(SignInView.class).anyRequest(AuthorizedUrl::authenticated))
        .build();
  }

  @Bean
  AuthenticationManager authenticationManager(AuthenticationConfiguration configuration)
      throws Exception {
    return configuration.getAuthenticationManager();
  }

  /** Where the site is reached by https, the session's cookie never travels without it. */
  @Bean
  ServletContextInitializer sessionCookie(@Value("${dondoc.base-url}") String baseUrl) {
    return context -> {
      context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
      context.getSessionCookieConfig().setHttpOnly(true);
      context.getSessionCookieConfig().setSecure(baseUrl.startsWith("https:"));
    };
  }

  @Bean
  CookieSameSiteSupplier sameSite() {
    return CookieSameSiteSupplier.ofLax();
  }
}
