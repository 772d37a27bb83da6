package vn.dondoc.organisation.ui;

import com.vaadin.flow.i18n.I18NProvider;
import org.jspecify.annotations.Nullable;
import vn.dondoc.organisation.Post;

/** How a post is called on the screen. */
final class PostNames {
  private PostNames() {}

  /**
   * The post, with the organisation where one is given. A post outside is called by its title; the
   * others by their own name, which people know them by.
   */
  static String of(Post post, @Nullable String title, @Nullable String organisation) {
    String name =
        post == Post.OTHER && title != null ? title : I18NProvider.translate("post." + post);
    return organisation == null ? name : I18NProvider.translate("post.of", name, organisation);
  }

  /** The same, with for whom it is only held, where it is. */
  static String instead(String post, @Nullable String absent) {
    return absent == null ? post : I18NProvider.translate("post.instead", post, absent);
  }
}
