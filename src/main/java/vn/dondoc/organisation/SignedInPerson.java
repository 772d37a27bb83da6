package vn.dondoc.organisation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The one who acts. Rights are not kept here: they follow from the posts held today. */
public record SignedInPerson(UUID id, String name, @Nullable String passwordHash, Channel channel)
    implements UserDetails {
  public SignedInPerson(UUID id, String name, @Nullable String passwordHash) {
    this(id, name, passwordHash, Channel.SIGNED_IN);
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of();
  }

  @Override
  public @Nullable String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return id.toString();
  }

  @Override
  public String toString() {
    return "person " + id;
  }
}
