package vn.dondoc.workflow;

import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.api.delegate.Expression;
import org.flowable.engine.impl.el.ProcessExpressionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * What a BPMN file may say: call a method of a {@link ProcessBean} with the id of a subject or with
 * nothing, or compare the outcome of the step just done. Everything else is refused when the file
 * is deployed, and could not be evaluated either.
 */
class AllowedExpressions extends ProcessExpressionManager {
  private static final String NAME = "[a-zA-Z][a-zA-Z0-9]*";
  private static final Pattern CALL =
      Pattern.compile(
          "\\$\\{!?(?<bean>"
              + NAME
              + ")\\.(?<method>"
              + NAME
              + ")\\("
              + "(?<subject>"
              + NAME
              + ")?\\)}");
  private static final Pattern OUTCOME =
      Pattern.compile("\\$\\{outcome == '[A-Z_]+'( \\|\\| outcome == '[A-Z_]+')*}");

  private final ProcessBeans beans;

  AllowedExpressions(ListableBeanFactory factory) {
    this(new ProcessBeans(factory));
  }

  private AllowedExpressions(ProcessBeans beans) {
    super(beans);
    this.beans = beans;
  }

  @Override
  public Expression createExpression(String text) {
    if (!allows(text)) {
      throw new FlowableException("This expression is not allowed in a process: " + text);
    }
    return super.createExpression(text);
  }

  /** Text without an expression in it, or one of the two forms and nothing around it. */
  boolean allows(String text) {
    if (!text.contains("${") && !text.contains("#{")) {
      return true;
    }
    var call = CALL.matcher(text);
    return call.matches()
        ? beans.offers(call.group("bean"), call.group("method"), call.group("subject") != null)
        : OUTCOME.matcher(text).matches();
  }

  /**
   * The marked beans by name, each made when first asked for: features need the engine and the
   * engine needs them.
   */
  private static final class ProcessBeans extends AbstractMap<Object, Object> {
    private final ListableBeanFactory factory;

    ProcessBeans(ListableBeanFactory factory) {
      this.factory = factory;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return name instanceof String bean
          && factory.containsBean(bean)
          && factory.isTypeMatch(bean, ProcessBean.class);
    }

    /**
     * Whether a bean has a method for the processes: one that takes the id of a subject, or nothing
     * and gives nothing back; of the latter only its own, none that every object has.
     */
    boolean offers(String name, String method, boolean withSubject) {
      Class<?> type = containsKey(name) ? factory.getType(name) : null;
      if (type == null) {
        return false;
      }
      Class<?> bean = ClassUtils.getUserClass(type);
      return withSubject
          ? ClassUtils.hasMethod(bean, method, UUID.class)
          : Arrays.stream(bean.getDeclaredMethods())
              .anyMatch(
                  m ->
                      m.getName().equals(method)
                          && m.getParameterCount() == 0
                          && m.getReturnType() == void.class
                          && Modifier.isPublic(m.getModifiers()));
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
      return name instanceof String bean && containsKey(bean) ? factory.getBean(bean) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
      throw new UnsupportedOperationException("the beans are looked up by name only");
    }
  }
}
