package vn.dondoc.reminder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * The pages behind personal links know nobody who is signed in: all that they do is given by the
 * secret in their address. Since no cookie counts here, no other site can make a browser act, and
 * no token against forged forms is needed.
 */
@Configuration(proxyBeanMethods = false)
class LinkSecurity {
  @Bean
  @Order(2)
  SecurityFilterChain personalLinks(HttpSecurity http, PageStyle style) throws Exception {
    return http.securityMatcher(
            "/answer", "/answer/**", "/unsubscribe", "/unsubscribe/**", "/calendar", "/calendar/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        csp ->
                            csp.policyDirectives(
                                String.join(
                                    "; ",
                                    "default-src 'none'",
                                    "style-src '" + style.hash() + "'",
                                    "form-action 'self'",
                                    "base-uri 'none'",
                                    "frame-ancestors 'none'")))
                    // The address is the secret: it is told to no one.
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .addHeaderWriter(
                        new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow, noarchive")))
        .build();
  }
}
