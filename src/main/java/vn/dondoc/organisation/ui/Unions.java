package vn.dondoc.organisation.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Right;

/** The union whose register a page shows; asked only of those who have several. */
final class Unions extends Select<OrganisationInfo> {
  private final UUID first;

  /**
   * @throws NotAllowed when there is none
   */
  Unions(Access access, Organisations organisations, Right right, Consumer<UUID> chosen) {
    List<UUID> ids = access.organisationsWith(right);
    if (ids.isEmpty()) {
      throw new NotAllowed();
    }
    first = ids.getFirst();
    setLabel(I18NProvider.translate("organisation.kind.UNION"));
    setItems(ids.stream().map(organisations::get).toList());
    setItemLabelGenerator(OrganisationInfo::name);
    setValue(organisations.get(first));
    setVisible(ids.size() > 1);
    addValueChangeListener(e -> chosen.accept(unionId()));
  }

  UUID unionId() {
    OrganisationInfo union = getValue();
    return union == null ? first : union.id();
  }
}
