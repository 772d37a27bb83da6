package vn.dondoc.followup.ui;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What reviews are called. Implemented by whoever keeps them; asked only for visible ones. */
public interface ReviewTitles {
  Map<UUID, String> titles(Collection<UUID> reviewIds);
}
