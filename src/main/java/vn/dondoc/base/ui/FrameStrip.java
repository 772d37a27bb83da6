package vn.dondoc.base.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** A line that stands above every page, such as the demonstration's; contributed as a bean. */
@FunctionalInterface
public interface FrameStrip {
  Optional<Component> strip();
}
