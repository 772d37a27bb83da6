package vn.dondoc.base.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DateFormats;
import vn.dondoc.base.EditConflict;

/**
 * Stores what is typed two seconds after the last key, and says when it was stored. Put where the
 * note shall stand. When someone else changed the text meanwhile, both texts are shown side by side
 * and nothing is overwritten until the person has chosen.
 */
public class AutoSave extends Div implements BeforeLeaveObserver {
  private static final int LAZY_MILLIS = 500;
  private static final int REST_MILLIS = 1500;

  private final Clock clock;
  private final Runnable save;
  private final Span note = new Span();
  private final Div trouble = new Div();
  private @Nullable Supplier<String> mine;
  private @Nullable Consumer<String> takeTheirs;
  private @Nullable Runnable keepMine;
  private boolean unsaved;
  private boolean conflict;

  /** Saves by this; a {@link EditConflict} from it starts the comparison. */
  public AutoSave(Clock clock, Runnable save) {
    this.clock = clock;
    this.save = save;
    addClassName("auto-save");
    note.addClassName("auto-save-note");
    note.getElement().setAttribute("role", "status");
    add(note, trouble);
  }

  /** These fields are watched. */
  public AutoSave watch(HasValue<?, ?>... fields) {
    for (HasValue<?, ?> field : fields) {
      if (field instanceof HasValueChangeMode typed) {
        typed.setValueChangeMode(ValueChangeMode.LAZY);
        typed.setValueChangeTimeout(LAZY_MILLIS);
      }
      if (field instanceof TextFieldBase<?, ?> text) {
        // What waits to be sent goes with the change that leaving the field is, so before what is
        // clicked next, which may take the field away.
        text.getElement().addEventListener("change", e -> {});
      }
      field.addValueChangeListener(
          e -> {
            if (e.isFromClient()) {
              changed();
            }
          });
    }
    return this;
  }

  /**
   * What to do on a conflict: the text as typed, taking the stored text instead, and keeping the
   * typed one (which must make the next save count from the newest version).
   */
  public AutoSave onConflict(
      Supplier<String> typed, Consumer<String> takeStored, Runnable keepTyped) {
    this.mine = typed;
    this.takeTheirs = takeStored;
    this.keepMine = keepTyped;
    return this;
  }

  /** Something changed that is no field: it is stored after the same pause. */
  public void changed() {
    unsaved = true;
    getElement()
        .executeJs(
            "clearTimeout(this.saving); this.saving = setTimeout(() => this.$server.pause(), $0)",
            REST_MILLIS);
  }

  /** Stores now if something is unsaved, as before a button's act; says whether all is stored. */
  public boolean saveNow() {
    if (!unsaved) {
      return !conflict;
    }
    if (conflict) {
      return false;
    }
    try {
      save.run();
    } catch (EditConflict e) {
      compare(e.theirs());
      return false;
    } catch (RuntimeException e) {
      note.setText("");
      trouble.removeAll();
      trouble.add(ErrorCard.of(e), new Button(getTranslation("autosave.retry"), c -> saveNow()));
      return false;
    }
    unsaved = false;
    trouble.removeAll();
    note.setText(getTranslation("autosave.saved", DateFormats.time(clock.instant())));
    return true;
  }

  @ClientCallable
  private void pause() {
    saveNow();
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (unsaved && !saveNow()) {
      BeforeLeaveEvent.ContinueNavigationAction goOn = event.postpone();
      Confirmation.askDestructive(
          getTranslation("autosave.leave"), getTranslation("autosave.leaveAnyway"), goOn::proceed);
    }
  }

  private void compare(String theirs) {
    conflict = true;
    note.setText("");
    trouble.removeAll();
    Div both = new Div();
    both.addClassName("two-texts");
    both.add(text("autosave.theirs", theirs));
    if (mine != null) {
      both.add(text("autosave.mine", mine.get()));
    }
    trouble.add(ErrorCard.of(new EditConflict(theirs)), both);
    Button take =
        new Button(
            getTranslation("autosave.takeTheirs"),
            e -> {
              settled();
              unsaved = false;
              if (takeTheirs != null) {
                takeTheirs.accept(theirs);
              }
            });
    Button keep =
        new Button(
            getTranslation("autosave.keepMine"),
            e -> {
              settled();
              if (keepMine != null) {
                keepMine.run();
              }
              saveNow();
            });
    Div choice = new Div(keep, take);
    choice.addClassName("button-row");
    trouble.add(choice);
  }

  private void settled() {
    conflict = false;
    trouble.removeAll();
  }

  private Component text(String headingKey, String text) {
    Div body = new Div(text);
    body.addClassName("as-typed");
    return new Div(new H3(getTranslation(headingKey)), body);
  }
}
