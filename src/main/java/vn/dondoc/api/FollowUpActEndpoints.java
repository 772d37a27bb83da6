package vn.dondoc.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.followup.Contributions;
import vn.dondoc.followup.Extensions;
import vn.dondoc.followup.FollowUpActions;

/** What is done with a follow-up. Each answers the follow-up as it then is. */
@RestController
@RequestMapping(
    path = ApiPaths.V1 + "/follow-ups/{id}",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Follow-ups")
class FollowUpActEndpoints {
  private static final String IF_MATCH = "If-Match";
  private static final String VERSION = "The version you have read: its ETag.";

  private final FollowUpActions actions;
  private final Extensions extensions;
  private final Contributions contributions;
  private final VersionedChange change;

  FollowUpActEndpoints(
      FollowUpActions actions,
      Extensions extensions,
      Contributions contributions,
      VersionedChange change) {
    this.actions = actions;
    this.extensions = extensions;
    this.contributions = contributions;
    this.change = change;
  }

  @PostMapping(path = "/acknowledge", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "acknowledge", summary = "Take it on, as the lead unit")
  @MayRefuse({ProblemKind.NOT_ALLOWED, ProblemKind.STATE, ProblemKind.INVALID})
  FollowUpDocument acknowledge(
      @PathVariable UUID id,
      @Parameter(required = true, description = VERSION)
          @RequestHeader(value = IF_MATCH, required = false)
          @Nullable String ifMatch,
      @RequestBody(required = false) Sent.@Nullable Acknowledgement body,
      HttpServletResponse response) {
    return FollowUpEndpoints.document(
        change.of(
            id,
            ifMatch,
            () -> actions.acknowledge(id, body == null ? null : Sent.onBehalf(body.onBehalf()))),
        response);
  }

  @PostMapping(path = "/declination", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "decline", summary = "Decline it with a reason; the chair decides")
  @MayRefuse({ProblemKind.NOT_ALLOWED, ProblemKind.STATE, ProblemKind.INVALID})
  FollowUpDocument decline(
      @PathVariable UUID id,
      @Parameter(required = true, description = VERSION)
          @RequestHeader(value = IF_MATCH, required = false)
          @Nullable String ifMatch,
      @RequestBody Sent.Declination body,
      HttpServletResponse response) {
    return FollowUpEndpoints.document(
        change.of(
            id,
            ifMatch,
            () -> actions.decline(id, Present.text(body.reason()), Sent.onBehalf(body.onBehalf()))),
        response);
  }

  @PostMapping(path = "/progress", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "reportProgress",
      summary = "Report progress, with evidence; takes it on too",
      description = "Files are sent as base64 within the JSON, 30 MB in one request.")
  @MayRefuse({ProblemKind.NOT_ALLOWED, ProblemKind.STATE, ProblemKind.INVALID})
  FollowUpDocument reportProgress(
      @PathVariable UUID id,
      @Parameter(required = true, description = VERSION)
          @RequestHeader(value = IF_MATCH, required = false)
          @Nullable String ifMatch,
      @RequestBody Sent.Progress body,
      HttpServletResponse response) {
    return FollowUpEndpoints.document(
        change.of(
            id,
            ifMatch,
            () -> actions.reportProgress(id, body.entry(), Sent.onBehalf(body.onBehalf()))),
        response);
  }

  @PostMapping(path = "/completion", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "complete",
      summary = "Report it done; the office confirms",
      description =
          "On time is judged on this day. Where parts of coordinating units are missing, say of which units.")
  @MayRefuse({ProblemKind.NOT_ALLOWED, ProblemKind.STATE, ProblemKind.INVALID})
  FollowUpDocument complete(
      @PathVariable UUID id,
      @Parameter(required = true, description = VERSION)
          @RequestHeader(value = IF_MATCH, required = false)
          @Nullable String ifMatch,
      @RequestBody Sent.Completion body,
      HttpServletResponse response) {
    return FollowUpEndpoints.document(
        change.of(
            id,
            ifMatch,
            () ->
                actions.complete(id, body.entry(), body.without(), Sent.onBehalf(body.onBehalf()))),
        response);
  }

  @PostMapping(path = "/contribution", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "contribute", summary = "Report the part of a coordinating unit")
  @MayRefuse({ProblemKind.NOT_ALLOWED, ProblemKind.STATE, ProblemKind.INVALID})
  FollowUpDocument contribute(
      @PathVariable UUID id,
      @Parameter(required = true, description = VERSION)
          @RequestHeader(value = IF_MATCH, required = false)
          @Nullable String ifMatch,
      @RequestBody Sent.Contribution body,
      HttpServletResponse response) {
    Present.require("unitId", body.unitId());
    return FollowUpEndpoints.document(
        change.of(
            id,
            ifMatch,
            () ->
                contributions.report(
                    id,
                    body.unitId(),
                    Present.text(body.words()),
                    Sent.evidence(body.files()),
                    Sent.onBehalf(body.onBehalf()))),
        response);
  }

  @PostMapping("/confirmation")
  @Operation(operationId = "confirm", summary = "Confirm the completion, as the office")
  @MayRefuse({ProblemKind.NOT_ALLOWED, ProblemKind.STATE})
  FollowUpDocument confirm(
      @PathVariable UUID id,
      @Parameter(required = true, description = VERSION)
          @RequestHeader(value = IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletResponse response) {
    return FollowUpEndpoints.document(change.of(id, ifMatch, () -> actions.confirm(id)), response);
  }

  @PostMapping(path = "/sending-back", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "sendBack",
      summary = "Send the completion back with a reason, as the office")
  @MayRefuse({ProblemKind.NOT_ALLOWED, ProblemKind.STATE, ProblemKind.INVALID})
  FollowUpDocument sendBack(
      @PathVariable UUID id,
      @Parameter(required = true, description = VERSION)
          @RequestHeader(value = IF_MATCH, required = false)
          @Nullable String ifMatch,
      @RequestBody Sent.SendingBack body,
      HttpServletResponse response) {
    return FollowUpEndpoints.document(
        change.of(id, ifMatch, () -> actions.sendBack(id, Present.text(body.reason()))), response);
  }

  @PostMapping(path = "/extension", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "askExtension", summary = "Ask for a later deadline")
  @MayRefuse({ProblemKind.NOT_ALLOWED, ProblemKind.STATE, ProblemKind.INVALID})
  FollowUpDocument askExtension(
      @PathVariable UUID id,
      @Parameter(required = true, description = VERSION)
          @RequestHeader(value = IF_MATCH, required = false)
          @Nullable String ifMatch,
      @RequestBody Sent.ExtensionRequest body,
      HttpServletResponse response) {
    Present.require("dueOn", body.dueOn());
    return FollowUpEndpoints.document(
        change.of(
            id,
            ifMatch,
            () ->
                extensions.ask(
                    id, body.dueOn(), Present.text(body.reason()), Sent.onBehalf(body.onBehalf()))),
        response);
  }

  @PostMapping(path = "/extension/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "decideExtension",
      summary = "Grant the later deadline, refuse it, or set another; as the chair")
  @MayRefuse({ProblemKind.NOT_ALLOWED, ProblemKind.STATE, ProblemKind.INVALID})
  FollowUpDocument decideExtension(
      @PathVariable UUID id,
      @Parameter(required = true, description = VERSION)
          @RequestHeader(value = IF_MATCH, required = false)
          @Nullable String ifMatch,
      @RequestBody Sent.ExtensionAnswer body,
      HttpServletResponse response) {
    Present.require("decision", body.decision());
    if (body.decision() == Sent.Answer.ANOTHER_DATE) {
      Present.require("dueOn", body.dueOn());
    }
    return FollowUpEndpoints.document(change.of(id, ifMatch, () -> decide(id, body)), response);
  }

  private void decide(UUID id, Sent.ExtensionAnswer body) {
    switch (body.decision()) {
      case GRANTED -> extensions.grant(id, body.reason());
      case REFUSED -> extensions.refuse(id, Present.text(body.reason()));
      case ANOTHER_DATE ->
          extensions.setDate(
              id, java.util.Objects.requireNonNull(body.dueOn()), Present.text(body.reason()));
    }
  }
}
