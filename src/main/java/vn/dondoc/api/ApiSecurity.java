package vn.dondoc.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import vn.dondoc.organisation.PersonalTokens;

/**
 * The API knows tokens only. The session of a page counts for nothing here, so that no other site
 * can make a browser act; for the same reason no token against forged forms is needed.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http, PersonalTokens tokens, Problems problems)
      throws Exception {
    return http.securityMatcher("/api", "/api/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(ApiPaths.DOCUMENT)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .addFilterBefore(new LastResort(problems), SecurityContextHolderFilter.class)
        .addFilterBefore(new BearerTokens(tokens, problems), AnonymousAuthenticationFilter.class)
        .addFilterAfter(new BodyLimit(problems), AuthorizationFilter.class)
        .exceptionHandling(
            errors ->
                errors.authenticationEntryPoint(
                    (request, response, error) -> {
                      response.setHeader("WWW-Authenticate", BearerTokens.CHALLENGE);
                      problems.answer(
                          request,
                          response,
                          new Refused(ProblemKind.NOT_SIGNED_IN, "api.tokenMissing"));
                    }))
        .build();
  }
}
