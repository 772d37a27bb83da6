package vn.dondoc.followup.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.DonDocTest;
import vn.dondoc.TestClock;
import vn.dondoc.base.Messages;
import vn.dondoc.base.MovableClock;
import vn.dondoc.base.ui.DayPicker;
import vn.dondoc.followup.AssignFollowUps;
import vn.dondoc.followup.Assignment;
import vn.dondoc.followup.FollowUpFilter;
import vn.dondoc.followup.FollowUpParameters;
import vn.dondoc.followup.FollowUpRow;
import vn.dondoc.followup.FollowUpSearch;
import vn.dondoc.followup.Lifecycle;
import vn.dondoc.followup.SavedViews;
import vn.dondoc.followup.SourceKind;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;

/** The list of follow-ups, driven without a browser. */
@DonDocTest
@ViewPackages(packages = {"vn.dondoc.followup.ui", "vn.dondoc.base.ui"})
class FollowUpsViewTests extends SpringBrowserlessTest {
  @Autowired TestUnions unions;
  @Autowired ActingAs actingAs;
  @Autowired AssignFollowUps assigning;
  @Autowired FollowUpSearch search;
  @Autowired SavedViews savedViews;
  @Autowired Messages messages;
  @Autowired MovableClock clock;

  private TestUnion union;

  @BeforeEach
  void someFollowUps() {
    clock.standAt(TestClock.START);
    union = unions.found(3);
    assign("Tổ chức hội thảo", 0);
    assign("Phối hợp với tỉnh Lạng Sơn", 1);
    assign("Đào tạo cán bộ", 2);
  }

  @Test
  void theAddressSaysWhatIsShown() {
    UUID unit = union.association(1).id();
    FollowUpFilter filter =
        FollowUpFilter.ALL
            .with()
            .unitId(unit)
            .lifecycle(Lifecycle.ASSIGNED)
            .search("lang son")
            .filter();
    as(
        union.office(),
        () -> {
          open(filter, "&cols=LEAD,PERCENT");
          assertThat(texts()).containsExactly("Phối hợp với tỉnh Lạng Sơn");
          assertThat(shownColumns()).containsExactly("TEXT", "LEAD", "PERCENT");
          assertThat(find(TextField.class).all().getFirst().getValue()).isEqualTo("lang son");
          assertThat(chips()).hasSize(2);
          // Taking one condition away leaves the others.
          click(chips().getFirst());
          assertThat(chips()).hasSize(1);
          assertThat(texts()).containsExactly("Phối hợp với tỉnh Lạng Sơn");
          find(TextField.class).all().getFirst().setValue("");
          assertThat(texts()).hasSize(3);
        });
  }

  @Test
  @SuppressWarnings("unchecked") // the field of the states
  void aFilterChosenOnThePageNarrowsTheList() {
    as(
        union.office(),
        () -> {
          open(FollowUpFilter.ALL, "");
          assertThat(texts()).hasSize(3);
          MultiSelectComboBox<Lifecycle> states =
              (MultiSelectComboBox<Lifecycle>)
                  find(MultiSelectComboBox.class).all().stream()
                      .filter(f -> vi("followUps.lifecycle").equals(f.getLabel()))
                      .findFirst()
                      .orElseThrow();
          states.setValue(Set.of(Lifecycle.COMPLETED));
          assertThat(texts()).isEmpty();
          states.setValue(Set.of(Lifecycle.COMPLETED, Lifecycle.ASSIGNED));
          assertThat(texts()).hasSize(3);
          assertThat(chips()).hasSize(2);
        });
  }

  @Test
  void theOfficeRemindsOfWhatItHasSelected() {
    as(
        union.office(),
        () -> {
          open(FollowUpFilter.ALL, "");
          assertThat(buttons("followUps.remind")).isEmpty();
          grid().asMultiSelect().select(rows().subList(0, 2));
          click(buttons("followUps.remind").getFirst());
          Dialog dialog = find(Dialog.class).single();
          click(
              find(Button.class, dialog).all().stream()
                  .filter(b -> vi("followUps.remind").equals(b.getText()))
                  .findFirst()
                  .orElseThrow());
          assertThat(search.list(FollowUpFilter.ALL))
              .filteredOn(row -> row.remindedOn() != null)
              .hasSize(2);
          assertThat(grid().getSelectedItems()).isEmpty();
        });
  }

  @Test
  void theChairExtendsWhatIsSelectedAtOnce() {
    as(
        union.chair(),
        () -> {
          open(FollowUpFilter.ALL, "");
          grid().asMultiSelect().select(rows().subList(0, 2));
          click(buttons("followUps.extend").getFirst());
          Dialog dialog = find(Dialog.class).single();
          Button act =
              find(Button.class, dialog).all().stream()
                  .filter(b -> vi("followUps.extend").equals(b.getText()))
                  .findFirst()
                  .orElseThrow();
          click(act);
          DayPicker day = find(DayPicker.class, dialog).single();
          assertThat(day.getErrorMessage()).isEqualTo(vi("followUps.newDueMissing"));
          day.setValue(LocalDate.of(2019, 12, 15));
          find(TextArea.class, dialog).single().setValue("Theo đề nghị của các Hội");
          click(act);
          assertThat(search.list(FollowUpFilter.ALL))
              .extracting(FollowUpRow::dueOn)
              .containsExactlyInAnyOrder(
                  LocalDate.of(2019, 9, 30),
                  LocalDate.of(2019, 12, 15),
                  LocalDate.of(2019, 12, 15));
        });
  }

  @Test
  void anAssociationSelectsToExportButDoesNotRemind() {
    as(
        union.association(0).officer(),
        () -> {
          open(FollowUpFilter.ALL, "");
          assertThat(texts()).containsExactly("Tổ chức hội thảo");
          grid().asMultiSelect().select(rows());
          assertThat(buttons("followUps.deselect")).hasSize(1);
          assertThat(buttons("followUps.remind")).isEmpty();
        });
  }

  @Test
  void aFilterIsSavedUnderAName() {
    as(
        union.office(),
        () -> {
          open(FollowUpFilter.ALL.with().search("đào tạo").filter(), "&cols=LEAD");
          savedViews.save("Đào tạo", "q=dao+tao&cols=LEAD");
          open(FollowUpParameters.parse(java.util.Map.of("q", List.of("dao tao"))), "");
          assertThat(texts()).containsExactly("Đào tạo cán bộ");
        });
  }

  /** More than a page: rows are there, and how many there are comes afterwards. */
  @Test
  void rowsComeBeforeTheirCount() {
    IntStream.range(0, 60).forEach(i -> assign("Việc " + i, 0));
    as(
        union.chair(),
        () -> {
          open(FollowUpFilter.ALL, "");
          FollowUpList list = find(FollowUpList.class).single();
          assertThat(list.counts()).isNull();
          assertThat(grid().getLazyDataView().getItem(3)).isNotNull();
          list.count();
          assertThat(list.counts()).isEqualTo(new FollowUpSearch.Counts(63, 0));
        });
  }

  private void assign(String text, int association) {
    as(
        union.office(),
        () -> {
          assigning.assign(
              new Assignment(
                  union.id(),
                  text,
                  null,
                  Assignment.To.each(List.of(union.association(association).id())),
                  LocalDate.of(2019, 9, 30),
                  null,
                  new Assignment.Source(
                      SourceKind.MEETING, "Giao ban", null, LocalDate.of(2019, 6, 3))));
        });
  }

  private void open(FollowUpFilter filter, String more) {
    String address = FollowUpParameters.address(filter) + more;
    int query = address.indexOf('?');
    if (query < 0) {
      UI.getCurrent().navigate(address);
    } else {
      UI.getCurrent()
          .navigate(
              address.substring(0, query),
              com.vaadin.flow.router.QueryParameters.fromString(address.substring(query + 1)));
    }
    assertThat(getCurrentView()).isInstanceOf(FollowUpsView.class);
  }

  @SuppressWarnings("unchecked") // the only grid of the page
  private Grid<FollowUpRow> grid() {
    return find(FollowUpList.class)
        .single()
        .getChildren()
        .filter(Grid.class::isInstance)
        .map(g -> (Grid<FollowUpRow>) g)
        .findFirst()
        .orElseThrow();
  }

  private List<FollowUpRow> rows() {
    return grid().isVisible() ? grid().getLazyDataView().getItems().toList() : List.of();
  }

  private List<String> texts() {
    return rows().stream().map(FollowUpRow::text).sorted().toList();
  }

  private List<String> shownColumns() {
    return grid().getColumns().stream()
        .filter(c -> c.isVisible() && c.getKey() != null)
        .map(Grid.Column::getKey)
        .toList();
  }

  private List<Button> chips() {
    return find(Button.class).all().stream().filter(b -> b.hasClassName("follow-up-chip")).toList();
  }

  private List<Button> buttons(String key) {
    return find(Button.class).all().stream().filter(b -> vi(key).equals(b.getText())).toList();
  }

  private void click(Button button) {
    test(button).click();
  }

  private String vi(String key) {
    return messages.get(Locale.of("vi"), key);
  }

  private void as(UUID person, Runnable act) {
    actingAs.person(person, act);
  }
}
