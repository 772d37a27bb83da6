package vn.dondoc.followup.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.dondoc.base.ui.NavigationEntries;
import vn.dondoc.base.ui.NavigationEntry;
import vn.dondoc.organisation.Access;

@Configuration(proxyBeanMethods = false)
class FollowUpNavigation {
  /** For everyone but who is administrator alone. */
  @Bean
  NavigationEntries followUpEntries(Access access) {
    return () ->
        List.of(
            NavigationEntry.to("follow-ups", "nav.followUps", VaadinIcon.TASKS, 20)
                .onPhone("nav.followUpsShort")
                .visibleIf(() -> access.person().isPresent() && !access.holders().isEmpty()));
  }
}
