package vn.dondoc.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.Optional;

/**
 * What no page has caught: shown in the dialog it came from, else on top of the page, and where
 * there is no page yet in a notification. Never silent, never a stack trace.
 */
class ShownErrors implements ErrorHandler {
  @Override
  public void error(ErrorEvent event) {
    Throwable error = event.getThrowable();
    UI ui = UI.getCurrent();
    if (ui == null) {
      ErrorCard.sentence(error);
      return;
    }
    Optional<Component> source = event.getComponent();
    Optional<Dialog> dialog = source.flatMap(c -> ancestor(c, Dialog.class));
    Optional<Frame> frame =
        ui.getActiveRouterTargetsChain().stream()
            .filter(Frame.class::isInstance)
            .map(Frame.class::cast)
            .findFirst();
    if (dialog.isPresent()) {
      ((HasComponents) dialog.get()).add(ErrorCard.of(error));
    } else if (frame.isPresent()) {
      frame.get().show(ErrorCard.of(error));
    } else {
      Notification notification = Notification.show(ErrorCard.sentence(error));
      notification.addThemeVariants(NotificationVariant.ERROR);
      notification.setPosition(Notification.Position.MIDDLE);
      notification.setDuration(0);
    }
  }

  private static <T> Optional<T> ancestor(Component from, Class<T> kind) {
    Component at = from;
    while (true) {
      if (kind.isInstance(at)) {
        return Optional.of(kind.cast(at));
      }
      Optional<Component> parent = at.getParent();
      if (parent.isEmpty()) {
        return Optional.empty();
      }
      at = parent.get();
    }
  }
}
