package vn.dondoc.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/** Which part of a list is asked for. */
record Page(int number, int size) {
  static final int MOST = 200;
  static final int USUAL = 50;
  private static final int LAST = 1_000_000;

  /**
   * @throws Refused for a page or a size that is not
   */
  static Page of(String number, String size) {
    return new Page(parse("page", number, 0, LAST), parse("size", size, 1, MOST));
  }

  private static int parse(String name, String value, int least, int most) {
    try {
      int parsed = Integer.parseInt(value);
      if (parsed >= least && parsed <= most) {
        return parsed;
      }
    } catch (NumberFormatException nonsense) {
      // Refused below, with what would be right.
    }
    throw new Refused(
        ProblemKind.MALFORMED,
        "api.numberWrong",
        name,
        String.valueOf(least),
        String.valueOf(most));
  }

  int offset() {
    return number * size;
  }

  /** Tells in the header Link where the other pages are. */
  void link(HttpServletRequest request, HttpServletResponse response, int total) {
    int last = total == 0 ? 0 : (total - 1) / size;
    List<String> links = new ArrayList<>();
    links.add(link(request, "first", 0));
    if (number > 0) {
      links.add(link(request, "prev", Math.min(number - 1, last)));
    }
    if (number < last) {
      links.add(link(request, "next", number + 1));
    }
    links.add(link(request, "last", last));
    response.setHeader(HttpHeaders.LINK, String.join(", ", links));
  }

  private String link(HttpServletRequest request, String relation, int to) {
    String query = request.getQueryString();
    String address =
        UriComponentsBuilder.fromPath(request.getRequestURI())
            .query(query)
            .replaceQueryParam("page", to)
            .replaceQueryParam("size", size)
            .build()
            .toUriString();
    return "<" + address + ">; rel=\"" + relation + "\"";
  }

  /** One page of the follow-ups. */
  @Schema(name = "FollowUpPage")
  record OfFollowUps(
      List<FollowUpItem> items,
      @Schema(description = "From 0 on.") int page,
      int size,
      @Schema(description = "How many there are on all pages.") int total) {}
}
