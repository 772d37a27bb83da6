package vn.dondoc.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.dondoc.audit.Breach;
import vn.dondoc.audit.HistoryAudit;
import vn.dondoc.audit.HistoryReport;
import vn.dondoc.audit.Seal;
import vn.dondoc.base.NotAllowed;
import vn.dondoc.base.ui.Accent;
import vn.dondoc.base.ui.FieldErrors;
import vn.dondoc.base.ui.Frame;
import vn.dondoc.base.ui.PageHeader;
import vn.dondoc.base.ui.StatusBadge;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Right;

/** Whether the history is as it was written, and if not, where. */
@Route(value = "audit", layout = Frame.class)
@PermitAll
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final HistoryAudit audit;
  private final Access access;
  private final Organisations organisations;
  private final Div results = new Div();

  AuditView(HistoryAudit audit, Access access, Organisations organisations) {
    this.audit = audit;
    this.access = access;
    this.organisations = organisations;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<UUID> holders = access.organisationsWith(Right.CHECK_HISTORY);
    if (holders.isEmpty()) {
      throw new NotAllowed();
    }
    removeAll();
    results.removeAll();
    // So that a screen reader says what came out.
    results.getElement().setAttribute("role", "status");
    FieldErrors errors = new FieldErrors();
    Button check = new Button(getTranslation("audit.check"));
    check.addThemeVariants(ButtonVariant.PRIMARY);
    check.setDisableOnClick(true);
    check.addClickListener(
        e -> {
          errors.run(() -> check(holders));
          check.setEnabled(true);
        });
    Paragraph about = new Paragraph(getTranslation("audit.about"));
    about.setMaxWidth("42em");
    add(new PageHeader(getPageTitle()).actions(check), about, errors, results);
  }

  private void check(List<UUID> holders) {
    results.removeAll();
    for (UUID holder : holders) {
      if (holders.size() > 1) {
        results.add(new H2(organisations.get(holder).name()));
      }
      HistoryReport report = audit.verify(holder);
      results.add(sentence(report));
      if (!report.holds()) {
        results.add(
            new Paragraph(getTranslation("audit.whatNow")),
            breaches(report, audit.openable(holder, report)));
        if (report.more() > 0) {
          results.add(new Paragraph(getTranslation("audit.more", report.more())));
        }
      }
      results.add(seals(report));
    }
  }

  private Component sentence(HistoryReport report) {
    Paragraph sentence =
        report.holds()
            ? new Paragraph(
                new StatusBadge(VaadinIcon.CHECK_CIRCLE, Accent.GREEN, "audit.sound"),
                new Text(
                    " "
                        + getTranslation(
                            "audit.holds", report.entries(), report.followUps(), report.seals())))
            : new Paragraph(
                new StatusBadge(VaadinIcon.WARNING, Accent.RED, "audit.unsound"),
                new Text(
                    " "
                        + getTranslation(
                            "audit.broken", report.breaches().size() + report.more())));
    return sentence;
  }

  private Component breaches(HistoryReport report, Map<UUID, String> openable) {
    Grid<Breach> grid = new Grid<>();
    grid.addComponentColumn(breach -> where(breach, openable))
        .setHeader(getTranslation("audit.where"))
        .setFlexGrow(1);
    grid.addColumn(
            breach ->
                getTranslation("audit.what." + breach.what(), breach.position(), breach.seal()))
        .setHeader(getTranslation("audit.found"))
        .setFlexGrow(2);
    grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
    grid.setItems(report.breaches());
    grid.setAllRowsVisible(report.breaches().size() <= 50);
    return grid;
  }

  private Component where(Breach breach, Map<UUID, String> openable) {
    UUID followUp = breach.followUpId();
    if (followUp == null) {
      return new Span(getTranslation("audit.seals"));
    }
    String text = openable.get(followUp);
    return text == null
        ? new Span(getTranslation("audit.followUp", followUp))
        : new Anchor("follow-ups/" + followUp, text);
  }

  private Component seals(HistoryReport report) {
    Div seals = new Div();
    seals.setMaxWidth("42em");
    Seal last = report.lastSeal();
    if (last == null) {
      seals.add(new Paragraph(getTranslation("audit.noSeal")));
    } else {
      Span code =
          new Span(getTranslation("audit.lastSeal", last.number(), last.day(), last.hash()));
      code.getStyle().set("overflow-wrap", "anywhere");
      seals.add(new Paragraph(code), new Paragraph(getTranslation("audit.keepCode")));
    }
    if (report.unsealed() > 0) {
      seals.add(new Paragraph(getTranslation("audit.unsealed", report.unsealed())));
    }
    return seals;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("audit.nav");
  }
}
