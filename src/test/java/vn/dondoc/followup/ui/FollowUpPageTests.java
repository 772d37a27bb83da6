package vn.dondoc.followup.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Messages;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.ui.ActionCard;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.Contributions;
import vn.dondoc.followup.EntryState;
import vn.dondoc.followup.ExtensionDecision;
import vn.dondoc.followup.Extensions;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpView;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.ProgressEntry;
import vn.dondoc.followup.ProgressEntry.Evidence;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** The page of a follow-up as each post sees it, driven without a browser. */
@DonDocTest
@ViewPackages(packages = {"vn.dondoc.followup.ui", "vn.dondoc.base.ui"})
class FollowUpPageTests extends SpringBrowserlessTest {
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpActions actions;
  @Autowired Extensions extensions;
  @Autowired Contributions contributions;
  @Autowired FollowUpReading reading;
  @Autowired Messages messages;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  private TestUnion union;
  private UUID officer;
  private UUID other;
  private UUID id;
  private LocalDate due;

  @BeforeEach
  void assigned() {
    clock.standAt(TestClock.START);
    union = unions.found(2);
    officer = union.association(0).officer();
    other = union.association(1).officer();
    due = vn.dondoc.base.Days.today(clock).plusDays(60);
    as(
        union.chair(),
        () ->
            id =
                assigning
                    .assign(
                        new Assignment(
                            union.id(),
                            "Tổ chức hội thảo tư vấn, phản biện",
                            null,
                            Assignment.To.together(
                                union.association(0).id(), List.of(union.association(1).id())),
                            due,
                            null,
                            new Assignment.Source(
                                SourceKind.DOCUMENT, "Công văn của Sở", "12/CV", null)))
                    .getFirst());
  }

  @Test
  void theLeadAcknowledgesThenReports() {
    as(
        officer,
        () -> {
          open("acknowledge", id);
          assertThat(primary()).isEqualTo(vi("followUp.acknowledge"));
          assertThat(text()).contains("12/CV", "Công văn của Sở");
          press("followUp.acknowledge");
          assertThat(view().lifecycle()).isEqualTo(Lifecycle.IN_PROGRESS);
          assertThat(primary()).isEqualTo(vi("followUp.reportProgress"));
          press("followUp.reportProgress");
          Dialog dialog = dialog();
          test(find(IntegerField.class, dialog).single()).setValue(40);
          pressIn(dialog, "followUp.send");
          TextArea words = area(dialog, "followUp.words");
          assertThat(words.getErrorMessage()).isEqualTo(vi("followUp.wordsMissing"));
          test(words).setValue("Đã họp hai bên");
          test(area(dialog, "followUp.links")).setValue("javascript:alert(1)");
          pressIn(dialog, "followUp.send");
          assertThat(area(dialog, "followUp.links").isInvalid()).isTrue();
          assertThat(words.getValue()).as("what was typed stays").isEqualTo("Đã họp hai bên");
          test(area(dialog, "followUp.links")).setValue("https://susta.vn/hop");
          pressIn(dialog, "followUp.send");
          assertThat(view().percent()).isEqualTo(40);
          assertThat(view().progress().getFirst().links()).containsExactly("https://susta.vn/hop");
          assertThat(text()).contains("0% → 40%");
        });
  }

  @Test
  void picturesStandInTheirPlaceAndLinksOpenNothingOfOurs() {
    as(
        officer,
        () -> {
          actions.reportProgress(
              id,
              new ProgressEntry(
                  20,
                  "Khảo sát",
                  null,
                  List.of(new Evidence("anh.png", PICTURE)),
                  List.of("https://susta.vn")));
          open("follow-ups", id);
        });
    // The second tab is there only once it is looked at.
    as(
        officer,
        () -> {
          ProgressList list = new ProgressList(shown());
          assertThat(find(Image.class, list).single().getAlt()).contains("anh.png");
          assertThat(
                  find(Anchor.class, list).all().stream()
                      .filter(a -> "https://susta.vn".equals(a.getHref()))
                      .map(a -> a.getElement().getAttribute("rel")))
              .containsExactly("noopener noreferrer");
        });
  }

  @Test
  void whoCompletesWithoutAPartSaysSo() {
    as(
        officer,
        () -> {
          actions.acknowledge(id);
          open("carryOut", id);
          assertThat(text()).contains(vi("followUp.part.missingUntil").replace("{0}", day(due)));
          press("followUp.complete");
          Dialog dialog = dialog();
          Checkbox without = find(Checkbox.class, dialog).single();
          assertThat(without.getLabel()).contains(union.association(1).name());
          test(area(dialog, "followUp.words")).setValue("Đã xong");
          pressIn(dialog, "followUp.send");
          assertThat(without.isInvalid()).isTrue();
          assertThat(without.getErrorMessage()).contains(union.association(1).name());
          test(without).click();
          pressIn(dialog, "followUp.send");
          assertThat(view().lifecycle()).isEqualTo(Lifecycle.AWAITING_CONFIRMATION);
          assertThat(text()).contains(vi("followUp.part.lapsed"));
        });
    as(
        union.office(),
        () -> {
          open("confirmCompletion", id);
          assertThat(primary()).isEqualTo(vi("followUp.confirm"));
          assertThat(text()).contains("Đã xong");
          press("followUp.confirm");
          assertThat(view().lifecycle()).isEqualTo(Lifecycle.COMPLETED);
          assertThat(find(Button.class).all())
              .noneMatch(b -> b.getThemeNames().contains(ButtonVariant.PRIMARY.getVariantName()));
        });
  }

  @Test
  void aCoordinatingUnitReportsItsPartInTheCard() {
    as(officer, () -> actions.acknowledge(id));
    UUID part = view(officer).parts().getFirst().contributionId();
    as(
        other,
        () -> {
          open("contribute", part);
          assertThat(primary()).isEqualTo(vi("followUp.reportPart"));
          press("followUp.reportPart");
          TextArea words = area(UI.getCurrent(), "followUp.partWords");
          assertThat(words.getErrorMessage()).isEqualTo(vi("followUp.wordsMissing"));
          test(words).setValue("Đã cử hai người");
          press("followUp.reportPart");
          assertThat(text()).contains("Đã cử hai người", vi("followUp.part.reported"));
        });
  }

  @Test
  void anExtensionIsAskedForAndAnotherDateSet() {
    as(
        officer,
        () -> {
          actions.acknowledge(id);
          open("carryOut", id);
          press("followUp.askExtension");
          Dialog dialog = dialog();
          pressIn(dialog, "followUp.sendRequest");
          DayPicker to = find(DayPicker.class, dialog).single();
          assertThat(to.getErrorMessage()).isEqualTo(vi("followUp.dayMissing"));
          to.setValue(due.plusDays(30));
          test(area(dialog, "followUp.reason")).setValue("Chờ kinh phí");
          pressIn(dialog, "followUp.sendRequest");
          assertThat(text()).contains("Chờ kinh phí", day(due.plusDays(30)));
        });
    as(
        union.chair(),
        () -> {
          open("decideExtension", id);
          assertThat(text()).contains("Chờ kinh phí");
          press("followUp.decide");
          RadioButtonGroup<ExtensionDecision> how = radio();
          assertThat(how.getErrorMessage()).isEqualTo(vi("followUp.decisionMissing"));
          how.setValue(ExtensionDecision.ANOTHER_DATE);
          find(DayPicker.class).single().setValue(due.plusDays(15));
          test(area(UI.getCurrent(), "followUp.reason")).setValue("Đủ thời gian");
          press("followUp.decide");
          assertThat(view().dueOn()).isEqualTo(due.plusDays(15));
          assertThat(text())
              .contains(
                  vi("followUp.dueOriginally")
                      .replace("{0}", day(due.plusDays(15)))
                      .replace("{1}", day(due)));
        });
  }

  @Test
  void theChairDecidesOnWhatWasDeclined() {
    as(officer, () -> actions.decline(id, "Không có chuyên gia"));
    as(
        union.chair(),
        () -> {
          open("decideDeclined", id);
          assertThat(text()).contains("Không có chuyên gia");
          RadioButtonGroup<FollowUpView.Act> how = radio();
          how.setValue(FollowUpView.Act.INSIST);
          press("followUp.decide");
          TextArea reason = area(UI.getCurrent(), "followUp.reason");
          assertThat(reason.getErrorMessage()).isEqualTo(vi("followUp.reasonMissing"));
          test(reason).setValue("Cần làm");
          press("followUp.decide");
          assertThat(view().lifecycle()).isEqualTo(Lifecycle.ASSIGNED);
        });
  }

  @Test
  void theChairSuspendsAndResumesFromTheMenu() {
    as(
        union.chair(),
        () -> {
          open("follow-ups", id);
          choose("followUp.suspend");
          test(area(dialog(), "followUp.reason")).setValue("Dịch bệnh");
          pressIn(dialog(), "followUp.suspend");
          assertThat(view().lifecycle()).isEqualTo(Lifecycle.SUSPENDED);
          assertThat(text()).contains("Dịch bệnh");
          press("followUp.resume");
          test(area(dialog(), "followUp.reason")).setValue("Hết dịch");
          pressIn(dialog(), "followUp.resume");
          assertThat(view().lifecycle()).isEqualTo(Lifecycle.ASSIGNED);
          choose("followUp.changeDeadline");
          find(DayPicker.class, dialog()).single().setValue(due.plusDays(7));
          test(area(dialog(), "followUp.reason")).setValue("Lùi hội nghị");
          pressIn(dialog(), "followUp.changeDeadline");
          assertThat(view().dueOn()).isEqualTo(due.plusDays(7));
          assertThat(text()).contains(day(due) + " → " + day(due.plusDays(7)));
        });
  }

  @Test
  void theOfficeEntersTheUnitDisputesAndTheOfficeCorrects() {
    as(
        union.office(),
        () -> {
          open("follow-ups", id);
          choose("followUp.reportProgress");
          Dialog dialog = dialog();
          test(find(IntegerField.class, dialog).single()).setValue(60);
          test(area(dialog, "followUp.words")).setValue("Đã gửi thư mời");
          pressIn(dialog, "followUp.send");
          TextField source = find(TextField.class, dialog).single();
          assertThat(source.getErrorMessage()).isEqualTo(vi("followUp.sourceMissing"));
          test(source).setValue("Bà Luyến gọi điện");
          pressIn(dialog, "followUp.send");
          assertThat(view().percent()).isEqualTo(60);
        });
    UUID entry = view(officer).entries().getFirst().id();
    as(
        officer,
        () -> {
          open("confirmFollowUpEntry", entry);
          assertThat(text()).contains("Bà Luyến gọi điện", "Đã gửi thư mời");
          press("followUp.disputeEntry");
          test(area(dialog(), "followUp.otherwise")).setValue("Mới 30%");
          pressIn(dialog(), "followUp.sendAnswer");
          assertThat(view().entries().getFirst().state()).isEqualTo(EntryState.DISPUTED);
        });
    as(
        union.office(),
        () -> {
          open("correctFollowUpEntry", entry);
          Dialog dialog = dialog();
          test(find(IntegerField.class, dialog).single()).setValue(30);
          test(area(dialog, "followUp.correctedWords")).setValue("Mới soạn thư mời");
          pressIn(dialog, "action.save");
          assertThat(view().percent()).isEqualTo(30);
          assertThat(text()).contains("Đã gửi thư mời", "Mới soạn thư mời");
        });
  }

  @Test
  void theOfficeEntersThePartOfAnother() {
    as(officer, () -> actions.acknowledge(id));
    as(
        union.office(),
        () -> {
          open("follow-ups", id);
          press("followUp.enterPart");
          test(find(TextField.class, dialog()).single()).setValue("Công văn trả lời");
          test(area(dialog(), "followUp.partWords")).setValue("Đã góp ý");
          pressIn(dialog(), "followUp.send");
          assertThat(view().parts().getFirst().words()).isEqualTo("Đã góp ý");
          press("followUp.remind");
          pressIn(dialog(), "followUp.remind");
          assertThat(view().remindedOn()).isNotNull();
        });
  }

  @Test
  void whoOnlyReadsIsOfferedNothing() {
    as(officer, () -> actions.acknowledge(id));
    as(
        union.committeeMember(),
        () -> {
          open("follow-ups", id);
          assertThat(find(ActionCard.class).all()).isEmpty();
          assertThat(find(Button.class).all())
              .noneMatch(b -> b.getThemeNames().contains(ButtonVariant.PRIMARY.getVariantName()));
        });
  }

  /** Nothing of one union is known in another, by whichever id one comes. */
  @Test
  void stepsOfAnotherUnionAreNoPages() {
    as(officer, () -> actions.acknowledge(id));
    UUID part = view(officer).parts().getFirst().contributionId();
    UUID stranger = unions.found(1).office();
    as(
        stranger,
        () -> {
          UI.getCurrent().navigate("contribute/" + part);
          assertThat(getCurrentView()).isNotInstanceOf(FollowUpPage.class);
        });
  }

  private void open(String step, UUID subject) {
    UI.getCurrent().navigate(step + "/" + subject);
    assertThat(getCurrentView()).isInstanceOf(FollowUpPage.class);
  }

  private Shown shown() {
    return new Shown(
        view(),
        new FollowUpServices(
            reading, actions, null, extensions, contributions, null, null, null, null, clock),
        sentence -> {});
  }

  private FollowUpView view() {
    return reading.get(id);
  }

  private FollowUpView view(UUID person) {
    return actingAs.person(person, () -> reading.get(id));
  }

  /** Everything that stands on the page. */
  private String text() {
    return texts((Component) getCurrentView()).reduce("", (a, b) -> a + "\n" + b);
  }

  private static Stream<String> texts(Component component) {
    return Stream.concat(
        Stream.of(
            component.getElement().getText(),
            String.valueOf(component.getElement().getProperty("label", ""))),
        component.getChildren().flatMap(FollowUpPageTests::texts));
  }

  private String primary() {
    return find(Button.class).all().stream()
        .filter(b -> b.getThemeNames().contains(ButtonVariant.PRIMARY.getVariantName()))
        .map(Button::getText)
        .reduce((a, b) -> a + " and " + b)
        .orElse("");
  }

  @SuppressWarnings("unchecked") // The only one on the page.
  private <T> RadioButtonGroup<T> radio() {
    return find(RadioButtonGroup.class).single();
  }

  private Dialog dialog() {
    return find(Dialog.class).single();
  }

  private TextArea area(Component in, String key) {
    return find(TextArea.class, in).all().stream()
        .filter(a -> vi(key).equals(a.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private void press(String key) {
    pressIn(UI.getCurrent(), key);
  }

  private void pressIn(Component where, String key) {
    test(find(Button.class, where).all().stream()
            .filter(b -> vi(key).equals(b.getText()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + vi(key))))
        .click();
  }

  private void choose(String key) {
    for (MenuBar bar : find(MenuBar.class).all()) {
      MenuItem top = bar.getItems().getFirst();
      for (MenuItem item : top.getSubMenu().getItems()) {
        if (item.getText().equals(vi(key))) {
          ComponentUtil.fireEvent(item, new ClickEvent<>(item));
          return;
        }
      }
    }
    throw new AssertionError("nothing to choose: " + vi(key));
  }

  private static String day(LocalDate day) {
    return vn.dondoc.base.DateFormats.day(day);
  }

  private String vi(String key) {
    return messages.get(Locale.of("vi"), key);
  }

  private void as(UUID person, Runnable act) {
    actingAs.person(person, act);
  }
}
