package vn.dondoc.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.dondoc.base.Days;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.EditConflict;

/** Whatever goes wrong, what was typed stays and the reason stands where it happened. */
@ViewPackages(packages = "vn.dondoc.none")
class TypingTests extends BrowserlessTest {
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2019-11-12T07:05:00Z"), Days.ZONE);

  private final List<String> stored = new ArrayList<>();

  @Test
  void aRefusalMarksTheFieldThatItIsAbout() {
    TextArea reason = new TextArea();
    FieldErrors errors = new FieldErrors().at("any.reasonMissing", reason);
    UI.getCurrent().add(reason, errors);

    assertThat(
            errors.run(
                () -> {
                  throw new DomainException("any.reasonMissing");
                }))
        .isFalse();
    assertThat(reason.isInvalid()).isTrue();
    assertThat(errors.getChildren()).isEmpty();

    test(reason).setValue("vì bận");
    assertThat(reason.isInvalid()).isFalse();
    assertThat(errors.run(() -> stored.add(reason.getValue()))).isTrue();
    assertThat(stored).containsExactly("vì bận");
  }

  @Test
  void whatIsAboutNoFieldIsACardAndGoesAwayWithTheNextTry() {
    FieldErrors errors = new FieldErrors();
    UI.getCurrent().add(errors);

    errors.run(
        () -> {
          throw new IllegalStateException("no network");
        });
    assertThat(errors.getChildren()).hasExactlyElementsOfTypes(ErrorCard.class);

    assertThat(errors.run(() -> {})).isTrue();
    assertThat(errors.getChildren()).isEmpty();
  }

  @Test
  void aDialogStaysOpenUntilItsActIsDone() {
    TextArea reason = new TextArea();
    ActDialog dialog =
        new ActDialog("Trả lại", reason)
            .act(
                "Trả lại nhiệm vụ",
                () -> {
                  if (reason.isEmpty()) {
                    throw new DomainException("any.reasonMissing");
                  }
                  stored.add(reason.getValue());
                });
    dialog.errors().at("any.reasonMissing", reason);
    dialog.open();

    test(find(Button.class).withText("Trả lại nhiệm vụ").single()).click();
    assertThat(find(Dialog.class).all()).hasSize(1);
    assertThat(reason.isInvalid()).isTrue();

    test(reason).setValue("vì bận");
    test(find(Button.class).withText("Trả lại nhiệm vụ").single()).click();
    assertThat(dialog.isOpened()).isFalse();
    assertThat(stored).containsExactly("vì bận");
  }

  @Test
  void aConflictStoresNothingUntilThePersonHasChosen() {
    TextArea text = new TextArea();
    boolean[] newest = {false};
    AutoSave save =
        new AutoSave(
                CLOCK,
                () -> {
                  if (!newest[0]) {
                    throw new EditConflict("của người khác");
                  }
                  stored.add(text.getValue());
                })
            .watch(text)
            .onConflict(text::getValue, text::setValue, () -> newest[0] = true);
    UI.getCurrent().add(text, save);

    test(text).setValue("của tôi");
    assertThat(save.saveNow()).isFalse();
    assertThat(save.saveNow()).isFalse();
    assertThat(stored).isEmpty();
    assertThat(text.getValue()).isEqualTo("của tôi");

    test(find(Button.class, save).all().getFirst()).click();
    assertThat(stored).containsExactly("của tôi");
    assertThat(save.saveNow()).isTrue();
  }

  @Test
  void whatWasNotTypedIsNotStored() {
    TextArea text = new TextArea();
    AutoSave save = new AutoSave(CLOCK, () -> stored.add(text.getValue())).watch(text);
    UI.getCurrent().add(text, save);
    text.setValue("như đã lưu");
    assertThat(save.saveNow()).isTrue();
    assertThat(stored).isEmpty();
  }
}
