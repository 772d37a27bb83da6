package vn.dondoc.base.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.UUID;

/**
 * A tab of the page of an organisation, contributed by the feature whose work it shows. The page
 * asks for the content only when the tab is opened; the feature checks who may see what.
 */
public interface OrganisationTab {
  int order();

  String labelKey();

  /** The number beside the label, where there is one to tell. */
  Optional<Integer> count(UUID organisationId);

  Component content(UUID organisationId);
}
