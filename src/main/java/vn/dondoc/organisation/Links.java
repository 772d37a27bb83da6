package vn.dondoc.organisation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses of one-time links, as they stand in a mail or are copied from the screen. */
@Component
public class Links {
  private final String baseUrl;

  Links(@Value("${dondoc.base-url}") String baseUrl) {
    this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
  }

  public String setup(String secret) {
    return baseUrl + "/setup/" + secret;
  }

  public String invitation(String secret) {
    return baseUrl + "/invitation/" + secret;
  }
}
