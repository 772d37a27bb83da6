package vn.dondoc.organisation.ui;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.dondoc.base.ui.AccountInfo;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.HeldPost;
import vn.dondoc.organisation.OrganisationKind;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.OrganisationInfo;
import vn.dondoc.organisation.Organisations.PersonInfo;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.SignedInPerson;

/** Tells the frame who is signed in, with the posts held today. */
@Component
class SignedInAccount implements AccountInfo {
  private final Access access;
  private final Organisations organisations;

  SignedInAccount(Access access, Organisations organisations) {
    this.access = access;
    this.organisations = organisations;
  }

  @Override
  public Optional<String> name() {
    return access.person().map(SignedInPerson::name);
  }

  @Override
  public List<String> posts() {
    List<HeldPost> held = access.posts();
    Map<UUID, OrganisationInfo> where =
        organisations.get(held.stream().map(HeldPost::organisationId).distinct().toList());
    Map<UUID, PersonInfo> absent =
        organisations.people(
            held.stream().map(HeldPost::deputyFor).filter(Objects::nonNull).distinct().toList());
    return held.stream()
        .sorted(java.util.Comparator.comparing(HeldPost::post))
        .map(
            post -> {
              OrganisationInfo organisation = where.get(post.organisationId());
              PersonInfo whose = post.deputyFor() == null ? null : absent.get(post.deputyFor());
              return PostNames.instead(
                  PostNames.of(
                      post.post(),
                      post.title(),
                      organisation == null ? null : organisation.label()),
                  whose == null ? null : whose.name());
            })
        .toList();
  }

  @Override
  public Optional<String> helpTelephone() {
    return access.holders().stream()
        .map(organisations::get)
        .filter(union -> union.kind() == OrganisationKind.UNION)
        .flatMap(union -> Optional.ofNullable(union.phone()).stream())
        .findFirst();
  }

  @Override
  public boolean compactAtFirst() {
    return access.posts().stream()
        .anyMatch(
            held ->
                held.post() == Post.OFFICE
                    || held.post() == Post.CHIEF_OF_OFFICE
                    || held.post() == Post.ADMINISTRATOR);
  }
}
