package vn.dondoc.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.IMessageResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import vn.dondoc.base.Messages;

/**
 * Fills the templates of {@code templates/}: HTML and plain text. Their sentences come from the
 * bundles.
 */
@Component
public class Press {
  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  Press(Messages messages) {
    engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
    engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
    engine.setMessageResolver(new Sentences(messages));
  }

  /**
   * @param template its name with its ending, such as {@code mail/digest.html}
   */
  public String print(String template, Locale language, Map<String, Object> model) {
    return engine.process(template, new Context(Messages.language(language), model));
  }

  private static ClassLoaderTemplateResolver resolver(String ending, TemplateMode mode) {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setTemplateMode(mode);
    resolver.setResolvablePatterns(java.util.Set.of("*" + ending));
    resolver.setCacheable(true);
    return resolver;
  }

  private record Sentences(Messages messages) implements IMessageResolver {
    @Override
    public String getName() {
      return "bundles";
    }

    @Override
    public Integer getOrder() {
      return 0;
    }

    @Override
    public String resolveMessage(
        ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
      return messages.get(
          context.getLocale(), key, parameters == null ? new Object[0] : parameters);
    }

    @Override
    public String createAbsentMessageRepresentation(
        ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
      return "!" + key + "!";
    }
  }
}
