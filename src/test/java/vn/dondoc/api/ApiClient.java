package vn.dondoc.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.PersonalTokens;

/** Calls the API as a program does, with the tokens of people. */
class ApiClient {
  static final JsonMapper JSON = JsonMapper.shared();

  private final MockMvc mvc;
  private final ActingAs actingAs;
  private final PersonalTokens tokens;
  private final Map<UUID, String> secrets = new LinkedHashMap<>();

  ApiClient(WebApplicationContext application) {
    this.mvc =
        MockMvcBuilders.webAppContextSetup(application)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    this.actingAs = application.getBean(ActingAs.class);
    this.tokens = application.getBean(PersonalTokens.class);
  }

  /** The secret of a token of this person; made when first asked for. */
  synchronized String token(UUID person) {
    return secrets.computeIfAbsent(
        person, id -> actingAs.person(id, () -> tokens.create("Test", tokens.proposedExpiry())));
  }

  Call get(String path) {
    return new Call(HttpMethod.GET, path);
  }

  Call post(String path) {
    return new Call(HttpMethod.POST, path);
  }

  Call call(HttpMethod method, String path) {
    return new Call(method, path);
  }

  /** A request in the making. */
  class Call {
    final HttpMethod method;
    String path;
    final Map<String, String> headers = new LinkedHashMap<>();
    byte @Nullable [] body;
    private String address = "127.0.0.1";

    Call(HttpMethod method, String path) {
      this.method = method;
      this.path = path;
    }

    Call path(String other) {
      path = other;
      return this;
    }

    Call as(UUID person) {
      return header("Authorization", "Bearer " + token(person));
    }

    Call header(String name, @Nullable String value) {
      if (value == null) {
        headers.remove(name);
      } else {
        headers.put(name, value);
      }
      return this;
    }

    Call ifMatch(@Nullable String tag) {
      return header("If-Match", tag);
    }

    /** Written with single quotes. */
    Call json(String text) {
      return body(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    Call body(byte[] bytes) {
      body = bytes;
      return header("Content-Type", "application/json");
    }

    Call from(String remote) {
      address = remote;
      return this;
    }

    Answer send() {
      MockHttpServletRequestBuilder request =
          MockMvcRequestBuilders.request(method, URI.create(path));
      headers.forEach(request::header);
      if (body != null) {
        request.content(body);
      }
      String remote = address;
      request.with(
          r -> {
            r.setRemoteAddr(remote);
            return r;
          });
      try {
        return new Answer(mvc.perform(request).andReturn().getResponse());
      } catch (Exception e) {
        throw new IllegalStateException(method + " " + path, e);
      }
    }
  }

  /** What came back. */
  record Answer(MockHttpServletResponse response) {
    int status() {
      return response.getStatus();
    }

    String text() {
      return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JSON.readTree(text());
    }

    @Nullable String header(String name) {
      return response.getHeader(name);
    }

    String code() {
      return json().path("code").asString();
    }

    @Override
    public String toString() {
      return status() + " " + text();
    }
  }
}
