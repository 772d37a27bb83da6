package vn.dondoc.base.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dondoc.base.DomainException;

/**
 * Errors where they happened: at the field that the rule is about, else in a red card on this spot.
 * What was typed stays.
 */
public class FieldErrors extends Div {
  private final Map<String, HasValidation> fieldsByKey = new HashMap<>();
  private final Map<HasValidation, Registration> marked = new LinkedHashMap<>();

  public FieldErrors() {
    addClassName("field-errors");
    getElement().setAttribute("aria-live", "assertive");
  }

  /** Errors with this key are about this field. */
  public FieldErrors at(String key, HasValidation field) {
    fieldsByKey.put(key, field);
    return this;
  }

  /** Does it; says false, having shown why, when it could not be done. */
  public boolean run(Runnable act) {
    clear();
    try {
      act.run();
      return true;
    } catch (DomainException e) {
      show(e);
    } catch (RuntimeException e) {
      add(ErrorCard.of(e));
    }
    return false;
  }

  /** Shows a refusal at its field, or here. */
  public void show(DomainException refusal) {
    HasValidation field = fieldsByKey.get(refusal.key());
    if (field == null) {
      add(ErrorCard.of(refusal));
      getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    } else {
      show(field, getTranslation(refusal.key(), refusal.args()));
    }
  }

  /** Marks a field with a sentence (already translated); the first one marked gets the focus. */
  public void show(HasValidation field, String sentence) {
    field.setErrorMessage(sentence);
    field.setInvalid(true);
    if (marked.isEmpty() && field instanceof Focusable<?> focusable) {
      focusable.focus();
    }
    Registration whenChanged =
        field instanceof HasValue<?, ?> value
            ? value.addValueChangeListener(e -> unmark(field))
            : () -> {};
    Registration before = marked.put(field, whenChanged);
    if (before != null) {
      before.remove();
    }
  }

  /** Takes all marks and cards away. */
  public void clear() {
    removeAll();
    List.copyOf(marked.keySet()).forEach(this::unmark);
  }

  private void unmark(HasValidation field) {
    Registration whenChanged = marked.remove(field);
    if (whenChanged != null) {
      whenChanged.remove();
      field.setInvalid(false);
      field.setErrorMessage("");
    }
  }
}
