package vn.dondoc.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.api.AssignmentRequest.Assigned;
import vn.dondoc.base.Files.FileInfo;
import vn.dondoc.base.NotFound;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpParameters;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.FollowUpView;

/** Follow-ups to read: whoever reads sees what their posts let them see on the screens. */
@RestController
@RequestMapping(path = ApiPaths.V1, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
    name = "Follow-ups",
    description = "The tasks: who carries out what by when, and how it stands.")
class FollowUpEndpoints {
  private static final Set<String> PAGING = Set.of("page", "size");

  private final FollowUpReading reading;
  private final FollowUpSearch search;
  private final AssignFollowUps assigning;
  private final IdempotencyKeys keys;

  FollowUpEndpoints(
      FollowUpReading reading,
      FollowUpSearch search,
      AssignFollowUps assigning,
      IdempotencyKeys keys) {
    this.reading = reading;
    this.search = search;
    this.assigning = assigning;
    this.keys = keys;
  }

  @GetMapping("/follow-ups")
  @Operation(
      operationId = "listFollowUps",
      summary = "The follow-ups that you may see, filtered and sorted, page by page",
      description =
          "Without parameters: all of your union, what is open first, soonest first. The header Link names the other"
              + " pages.")
  @MayRefuse(ProblemKind.MALFORMED)
  Page.OfFollowUps list(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
      @Parameter(hidden = true) @RequestParam(defaultValue = "0") String page,
      @Parameter(hidden = true) @RequestParam(defaultValue = "" + Page.USUAL) String size,
      HttpServletRequest request,
      HttpServletResponse response) {
    FollowUpFilter filter = filter(parameters, FollowUpParameters.NAMES, PAGING);
    Page asked = Page.of(page, size);
    int total = search.count(filter).all();
    asked.link(request, response, total);
    return new Page.OfFollowUps(
        search.list(filter, asked.offset(), asked.size()).stream().map(FollowUpItem::of).toList(),
        asked.number(),
        asked.size(),
        total);
  }

  /**
   * What the parameters say; a name that means nothing is refused rather than passed over, since a
   * mistyped filter would show more than was meant.
   */
  static FollowUpFilter filter(
      MultiValueMap<String, String> parameters, Set<String> names, Set<String> besides) {
    Map<String, List<String>> known = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          if (names.contains(name)) {
            known.put(name, values);
          } else if (!besides.contains(name)) {
            throw new Refused(
                ProblemKind.MALFORMED,
                "api.parameterUnknown",
                name.substring(0, Math.min(60, name.length())));
          }
        });
    return FollowUpParameters.parseStrictly(known);
  }

  @PostMapping(path = "/follow-ups", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "assignFollowUps",
      summary = "Assign directly: all of it or nothing",
      description = "As the chair, or as the office for the chair.")
  @MayRefuse({ProblemKind.NOT_ALLOWED, ProblemKind.STATE, ProblemKind.INVALID})
  Assigned assign(
      @Parameter(
              description =
                  "Your own name for this request, 8 to 100 characters: sent again with it, the same request is"
                      + " answered the same for 48 hours and does nothing more.",
              required = true)
          @RequestHeader(value = "Idempotency-Key", required = false)
          @Nullable String idempotencyKey,
      @RequestBody AssignmentRequest body) {
    return keys.once(
        idempotencyKey,
        body,
        Assigned.class,
        () -> new Assigned(assigning.assign(body.assignment())));
  }

  @GetMapping("/follow-ups/{id}")
  @Operation(
      operationId = "readFollowUp",
      summary = "One follow-up with its whole story",
      description = "The header ETag is its version, to be sent as If-Match with a change.")
  FollowUpDocument read(@PathVariable UUID id, HttpServletResponse response) {
    return document(reading.get(id), response);
  }

  /**
   * The version goes straight into the header: were it answered as an entity with a tag, the
   * framework would answer 304 for as long as nobody changes the follow-up, although it is judged
   * anew each day.
   */
  static FollowUpDocument document(FollowUpView view, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, "\"" + view.version() + "\"");
    return FollowUpDocument.of(view);
  }

  @GetMapping(path = "/follow-ups/{id}/evidence/{fileId}", produces = MediaType.ALL_VALUE)
  @Operation(
      operationId = "readEvidence",
      summary = "The content of a file attached to a report",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The file, in its own media type.",
              content =
                  @Content(
                      mediaType = MediaType.ALL_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  ResponseEntity<byte[]> evidence(@PathVariable UUID id, @PathVariable UUID fileId) {
    FileInfo file =
        files(reading.get(id))
            .filter(f -> f.id().equals(fileId))
            .findFirst()
            .orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(reading.evidence(id, fileId));
  }

  private static Stream<FileInfo> files(FollowUpView view) {
    return Stream.of(
            view.progress().stream().flatMap(report -> report.files().stream()),
            view.parts().stream().flatMap(part -> part.files().stream()),
            view.entries().stream().flatMap(entry -> Optional.ofNullable(entry.file()).stream()))
        .flatMap(files -> files);
  }

  @GetMapping("/units")
  @Operation(
      operationId = "listUnits",
      summary = "The units to which a union can assign follow-ups")
  @MayRefuse(ProblemKind.MALFORMED)
  List<NamedUnit> units(
      @Parameter(description = "The union; the first you belong to if not said.")
          @RequestParam(required = false)
          @Nullable UUID holder) {
    return reading.units(holder).stream().map(NamedUnit::of).toList();
  }
}
