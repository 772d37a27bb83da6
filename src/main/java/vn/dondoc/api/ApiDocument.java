package vn.dondoc.api;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.followup.Timeliness;
import vn.dondoc.followup.UnitRole;

/** The OpenAPI document, made of the endpoints when it is first asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("springdoc.api-docs.enabled")
@Lazy
class ApiDocument {
  private static final String PROBLEM = "Problem";

  @Bean
  OpenAPI openApi() {
    StringBuilder types = new StringBuilder();
    for (ProblemKind kind : ProblemKind.values()) {
      types.append("| ").append(kind.status()).append(" | `").append(kind.type()).append("` |\n");
    }
    return new OpenAPI()
        .info(
            new Info()
                .title("Đôn Đốc")
                .version("v1")
                .description(
                    """
                    Follow-ups, the standing and the reviews of a union of associations.

                    Every request carries a personal token, made in the account menu, as `Authorization: Bearer dd_…`; it \
                    gives the rights of the posts that its person holds today. Dates are ISO 8601; a deadline ends with \
                    its day in Asia/Ho_Chi_Minh. Optional properties are left out where there is nothing to say.

                    A follow-up is read with its version in the header `ETag`; whoever changes it sends that version in \
                    `If-Match`. Whoever creates sends an `Idempotency-Key` of their own: the same request with the same \
                    key is answered the same for 48 hours, and does nothing more.

                    Errors are problem documents (RFC 9457). `type` is one of these, `code` says more exactly which \
                    sentence stands in `detail`, in Vietnamese or in English as `Accept-Language` asks:

                    | status | type |
                    |---|---|
                    """
                        + types))
        .servers(List.of(new Server().url("/")))
        .components(
            new Components()
                .addSecuritySchemes(
                    "token",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A personal token.")))
        .addSecurityItem(new SecurityRequirement().addList("token"));
  }

  /** Each operation says how it can fail. */
  @Bean
  OperationCustomizer documentedProblems() {
    return (operation, method) -> {
      ApiResponse done = operation.getResponses().get("200");
      if (done != null && method.getReturnType().getParameterType() == FollowUpDocument.class) {
        done.addHeaderObject(
            "ETag",
            new Header().description("The version of the follow-up.").schema(new StringSchema()));
      }
      for (ProblemKind kind : problems(method)) {
        operation.getResponses().addApiResponse(String.valueOf(kind.status()), response(kind));
      }
      return operation;
    };
  }

  /** What follows from the parameters of an operation, and what it says itself. */
  static Set<ProblemKind> problems(HandlerMethod method) {
    Set<ProblemKind> problems =
        EnumSet.of(ProblemKind.NOT_SIGNED_IN, ProblemKind.SLOW_DOWN, ProblemKind.FAILURE);
    if (method.getReturnType().getParameterType()
        != org.springframework.http.ResponseEntity.class) {
      problems.add(ProblemKind.NOT_ACCEPTABLE);
    }
    for (var parameter : method.getMethodParameters()) {
      if (parameter.hasParameterAnnotation(PathVariable.class)) {
        problems.add(ProblemKind.NOT_FOUND);
      }
      if (parameter.hasParameterAnnotation(RequestBody.class)) {
        problems.add(ProblemKind.MALFORMED);
        problems.add(ProblemKind.TOO_LARGE);
        problems.add(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
      }
      RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
      if (header != null && header.value().equals("If-Match")) {
        problems.add(ProblemKind.STALE);
        problems.add(ProblemKind.VERSION_MISSING);
      }
    }
    MayRefuse own = method.getMethodAnnotation(MayRefuse.class);
    if (own != null) {
      problems.addAll(Arrays.asList(own.value()));
    }
    return problems;
  }

  private static ApiResponse response(ProblemKind kind) {
    return new ApiResponse()
        .description(kind.type().toString())
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
  }

  @Bean
  OpenApiCustomizer problemSchema() {
    return api ->
        ModelConverters.getInstance(true)
            .read(Problem.class)
            .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
  }

  /** What is not marked as absent at times is always there. */
  @Bean
  ModelConverter requiredParts() {
    return new ModelConverter() {
      @Override
      public @Nullable Schema<?> resolve(
          AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord() && raw.getPackageName().equals("vn.dondoc.api")) {
          Schema<?> model =
              schema.get$ref() == null
                  ? schema
                  : context
                      .getDefinedModels()
                      .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
          if (model != null) {
            model.setRequired(alwaysThere(raw));
          }
        }
        return schema;
      }
    };
  }

  private static List<String> alwaysThere(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .map(RecordComponent::getName)
        .toList();
  }

  /** The parameters of the list of follow-ups, which are those of the page with the same list. */
  @Bean
  OperationCustomizer documentedFilter() {
    return (operation, method) -> {
      if ("listFollowUps".equals(operation.getOperationId())) {
        filterParameters().forEach(operation::addParametersItem);
        operation.addParametersItem(query("page", integer(0, null), "Which page, from 0 on."));
        operation.addParametersItem(
            query("size", integer(1, Page.MOST), "How many on a page; 50 if not said."));
      }
      if (method.getBeanType() == StandingEndpoints.class) {
        filterParameters().stream()
            .filter(parameter -> StandingEndpoints.NAMES.contains(parameter.getName()))
            .forEach(operation::addParametersItem);
      }
      return operation;
    };
  }

  private static List<io.swagger.v3.oas.models.parameters.Parameter> filterParameters() {
    return List.of(
        query("holder", id(), "The union; the first you belong to if not said."),
        query("review", id(), "The review whose conclusion assigned it."),
        query("directive", id(), "The directive it came from."),
        query("unit", id(), "The unit that leads or coordinates."),
        query(
            "role", oneOf(UnitRole.values()), "As what the unit stands in it; either if not said."),
        query("lifecycle", someOf(Lifecycle.values()), "Any of these."),
        query("timeliness", someOf(Timeliness.values()), "Any of these."),
        query("original", new BooleanSchema(), "Judge timeliness by the original deadline."),
        query("source", someOf(SourceKind.values()), "Where it comes from: any of these."),
        query("field", new StringSchema(), "The field of work."),
        query("assigner", id(), "The person who assigned it."),
        query("assignedFrom", new DateSchema(), "Assigned on this day or later."),
        query("assignedUntil", new DateSchema(), "Assigned on this day or earlier."),
        query("dueFrom", new DateSchema(), "With a deadline on this day or later."),
        query("dueUntil", new DateSchema(), "With a deadline on this day or earlier."),
        query(
            "undated",
            new BooleanSchema(),
            "Open without a deadline, and old enough to ask about."),
        query(
            "q",
            new StringSchema(),
            "Words of the text or of the lead's name; accents do not matter."),
        query("asOf", new DateTimeSchema(), "As everything stood at that moment."),
        query(
            "sort",
            oneOf(FollowUpFilter.Order.values()),
            "By what it is sorted; by deadline if not said."),
        query("assignment", id(), "Given out together by one direct assignment."),
        query("desc", new BooleanSchema(), "The other way round."));
  }

  private static io.swagger.v3.oas.models.parameters.Parameter query(
      String name, Schema<?> schema, String meaning) {
    return new QueryParameter().name(name).description(meaning).required(false).schema(schema);
  }

  private static Schema<?> id() {
    return new UUIDSchema();
  }

  private static Schema<?> integer(int least, @Nullable Integer most) {
    return new IntegerSchema()
        .minimum(BigDecimal.valueOf(least))
        .maximum(most == null ? null : BigDecimal.valueOf(most));
  }

  private static StringSchema oneOf(Enum<?>[] values) {
    StringSchema schema = new StringSchema();
    for (Enum<?> value : values) {
      schema.addEnumItem(value.name());
    }
    return schema;
  }

  private static Schema<?> someOf(Enum<?>[] values) {
    return new ArraySchema().items(oneOf(values));
  }
}
