package vn.dondoc.report.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Messages;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.ui.ErrorCard;
import vn.dondoc.base.ui.MarkdownEditor;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.report.AssociationReportStatus;
import vn.dondoc.report.AssociationReporting;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.report.ReportState;
import vn.dondoc.report.TestReports;

/** The screens of the report, driven without a browser. */
@DonDocTest
@ViewPackages(packages = {"vn.dondoc.report.ui", "vn.dondoc.base.ui"})
class ReportViewsTests extends SpringBrowserlessTest {
  @Autowired TestUnions unions;
  @Autowired TestReports given;
  @Autowired ActingAs actingAs;
  @Autowired ReportDrafting drafting;
  @Autowired AssociationReporting reporting;
  @Autowired Messages messages;
  @Autowired MovableClock clock;

  TestUnion union;

  @BeforeEach
  void union() {
    clock.standAt(TestClock.START);
    union = unions.found(2);
  }

  @Test
  void theDraftIsSubmittedOnceWhatIsMissingIsWritten() {
    UUID review = given.open(union);
    as(
        union.secretaryGeneral(),
        () -> {
          navigate(DraftReportView.class, review.toString());
          press("report.submit");
          assertThat(find(ErrorCard.class).all()).isNotEmpty();
          assertThat(drafting.report(review).state()).isEqualTo(ReportState.DRAFTING);
          for (var section : drafting.report(review).sections()) {
            drafting.saveSection(section.id(), "Đã viết", section.version());
          }
          drafting.addKeyTask(review, "Đổi mới phương thức hoạt động");
          navigate(DraftReportView.class, review.toString());
          assertThat(find(MarkdownEditor.class).single().getValue()).isEqualTo("Đã viết");
          press("report.submit");
          assertThat(drafting.report(review).state()).isEqualTo(ReportState.AWAITING_APPROVAL);
        });
  }

  @Test
  void theViceChairMustSayWhyTheDraftIsSentBack() {
    UUID review = given.drafted(union);
    as(union.secretaryGeneral(), () -> drafting.submitForApproval(review));
    as(
        union.viceChair(),
        () -> {
          navigate(ApproveDraftView.class, review.toString());
          press("report.sendBack");
          Dialog dialog = find(Dialog.class).single();
          pressIn(dialog, "report.sendBack");
          TextArea reason = find(TextArea.class, dialog).single();
          assertThat(reason.isInvalid()).isTrue();
          assertThat(reason.getErrorMessage()).isEqualTo(vi("report.reasonMissing"));
          test(reason).setValue("Chưa nêu khó khăn của các Hội.");
          pressIn(dialog, "report.sendBack");
          assertThat(drafting.report(review).state()).isEqualTo(ReportState.DRAFTING);
        });
  }

  @Test
  void anAssociationSendsItsReportAndReadsItBack() {
    UUID report = given.associationReport(union, given.open(union), 0);
    as(
        union.association(0).officer(),
        () -> {
          navigate(SubmitAssociationReportView.class, report.toString());
          press("associationReport.send");
          TextArea results = area("associationReport.passage.RESULTS");
          assertThat(results.getErrorMessage()).isEqualTo(vi("associationReport.resultsMissing"));
          reporting.saveDraft(report, "Mở 12 lớp", "", "", reporting.get(report).version());
          navigate(SubmitAssociationReportView.class, report.toString());
          assertThat(area("associationReport.passage.RESULTS").getValue()).isEqualTo("Mở 12 lớp");
          press("associationReport.send");
          assertThat(reporting.get(report).status()).isEqualTo(AssociationReportStatus.RECEIVED);
          assertThat(buttons("associationReport.send")).isEmpty();
        });
  }

  @Test
  void theOfficeEntersFromPaperAndTheAssociationDisputes() {
    UUID report = given.associationReport(union, given.open(union), 0);
    as(
        union.office(),
        () -> {
          navigate(SubmitAssociationReportView.class, report.toString());
          test(area("associationReport.passage.RESULTS")).setValue("Khảo sát 18 hồ");
          press("associationReport.enter");
          TextField source = find(TextField.class).single();
          assertThat(source.getErrorMessage()).isEqualTo(vi("associationReport.sourceMissing"));
          assertThat(area("associationReport.passage.RESULTS").getValue())
              .as("what was typed stays")
              .isEqualTo("Khảo sát 18 hồ");
          test(source).setValue("Bản giấy ngày 28/6");
          press("associationReport.enter");
          assertThat(reporting.get(report).status()).isEqualTo(AssociationReportStatus.ON_PAPER);
        });
    as(
        union.association(0).head(),
        () -> {
          navigate(SubmitAssociationReportView.class, report.toString());
          press("associationReport.dispute");
          Dialog dialog = find(Dialog.class).single();
          test(find(TextArea.class, dialog).single()).setValue("8 hồ, không phải 18");
          pressIn(dialog, "associationReport.dispute");
          assertThat(reporting.get(report).status()).isEqualTo(AssociationReportStatus.DISPUTED);
        });
    as(
        union.office(),
        () -> {
          navigate(SubmitAssociationReportView.class, report.toString());
          test(area("associationReport.passage.RESULTS")).setValue("Khảo sát 8 hồ");
          press("associationReport.correct");
          assertThat(reporting.get(report).results()).isEqualTo("Khảo sát 8 hồ");
        });
  }

  @Test
  void theTabsOfTheReviewShowWhatEachMayRead() {
    UUID review = given.approved(union);
    as(
        union.viceChair(),
        () -> {
          assertThat(new ReportTab(drafting, organisations).content(review).getChildren())
              .hasAtLeastOneElementOfType(ReportText.class);
          AssociationReportsTab tab = new AssociationReportsTab(reporting);
          assertThat(tab.count(review)).contains(0);
          assertThat(rows(tab.content(review))).hasSize(2);
          navigate(AmendReportView.class, review.toString());
          assertThat(buttons("report.version.save")).hasSize(1);
        });
    as(
        union.association(0).officer(),
        () -> {
          assertThat(new ReportTab(drafting, organisations).content(review).getChildren())
              .doesNotHaveAnyElementsOfTypes(ReportText.class);
          assertThat(rows(new AssociationReportsTab(reporting).content(review))).hasSize(1);
        });
  }

  @Autowired vn.dondoc.organisation.Organisations organisations;

  private static Stream<Component> rows(Component tab) {
    return ((Div) tab)
        .getChildren()
        .filter(com.vaadin.flow.component.html.UnorderedList.class::isInstance)
        .flatMap(Component::getChildren);
  }

  private TextArea area(String key) {
    return find(TextArea.class).all().stream()
        .filter(a -> vi(key).equals(a.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private java.util.List<Button> buttons(String key) {
    return find(Button.class).all().stream().filter(b -> vi(key).equals(b.getText())).toList();
  }

  private void press(String key) {
    test(buttons(key).getFirst()).click();
  }

  private void pressIn(Dialog dialog, String key) {
    test(find(Button.class, dialog).all().stream()
            .filter(b -> vi(key).equals(b.getText()))
            .findFirst()
            .orElseThrow())
        .click();
  }

  private String vi(String key) {
    return messages.get(Locale.of("vi"), key);
  }

  private void as(UUID person, Runnable act) {
    actingAs.person(person, act);
  }
}
