package vn.dondoc.discussion.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBox.ItemFilter;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.SearchKey;
import vn.dondoc.discussion.OpinionView.About;
import vn.dondoc.discussion.Speaker;
import vn.dondoc.organisation.Organisations.OrganisationInfo;

/** Fields to choose from, which find without accents: 'luyen' finds 'Luyến'. */
final class Choices {
  private Choices() {}

  static ComboBox<Speaker> speaker(String label, Collection<Speaker> speakers) {
    return choice(label, speakers, Choices::name);
  }

  static ComboBox<OrganisationInfo> organisation(
      String label, Collection<OrganisationInfo> organisations) {
    return choice(label, organisations, OrganisationInfo::label);
  }

  /** Nothing chosen means the report as a whole, and says so. */
  static ComboBox<About> about(String label, List<About> places) {
    ComboBox<About> about = choice(label, places, Choices::place);
    about.setPlaceholder(I18NProvider.translate("opinion.about.whole"));
    about.setClearButtonVisible(true);
    return about;
  }

  static <T> ComboBox<T> choice(String label, Collection<T> items, Function<T, String> shown) {
    ComboBox<T> choice = new ComboBox<>(label);
    choice.setItems(filter(shown), items);
    choice.setItemLabelGenerator(shown::apply);
    return choice;
  }

  static MultiSelectComboBox<Speaker> people(String label, Collection<Speaker> people) {
    MultiSelectComboBox<Speaker> choice = new MultiSelectComboBox<>(label);
    choice.setItems(filter(Choices::name), people);
    choice.setItemLabelGenerator(Choices::name);
    choice.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    return choice;
  }

  /** The name, and for whom: two people can have one name. */
  static String name(Speaker speaker) {
    return speaker.name() + " (" + speaker.organisationName() + ")";
  }

  static String place(@Nullable About about) {
    return about == null
        ? I18NProvider.translate("opinion.about.whole")
        : I18NProvider.translate(
            about.keyTask() ? "opinion.about.keyTask" : "opinion.about.section",
            about.position(),
            about.text());
  }

  static String placeInShort(@Nullable About about) {
    return about == null
        ? I18NProvider.translate("opinion.about.wholeShort")
        : I18NProvider.translate(
            about.keyTask() ? "opinion.about.keyTaskShort" : "opinion.about.sectionShort",
            about.position());
  }

  private static <T> ItemFilter<T> filter(Function<T, String> shown) {
    return (item, typed) -> SearchKey.of(shown.apply(item)).contains(SearchKey.of(typed));
  }
}
