package vn.dondoc.organisation.ui;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.AccountLinks;

/** The way to one's tokens, in the account menu. */
@Component
class TokenLink implements AccountLinks {
  @Override
  public List<AccountLink> links() {
    return List.of(new AccountLink("token.nav", "tokens"));
  }
}
