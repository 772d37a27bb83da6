package vn.dondoc.followup.ui;

import com.vaadin.flow.component.Component;
import java.util.UUID;

/**
 * Shows where a follow-up came from: opinion or key task, directive, notice. Implemented by whoever
 * can look at all of these.
 */
public interface FollowUpOrigin {
  Component origin(UUID followUpId);
}
