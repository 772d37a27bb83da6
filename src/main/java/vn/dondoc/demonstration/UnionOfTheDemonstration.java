package vn.dondoc.demonstration;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.conclusion.NumberSeries;
import vn.dondoc.organisation.Access;
import vn.dondoc.organisation.Accounts;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.OrganisationKind;
import vn.dondoc.organisation.OrganisationRegister;
import vn.dondoc.organisation.OrganisationRegister.OrganisationDetails;
import vn.dondoc.organisation.Organisations;
import vn.dondoc.organisation.Organisations.Holder;
import vn.dondoc.organisation.Post;
import vn.dondoc.organisation.Right;

/**
 * Sets the union of the demonstration up: its organisations, people and posts, its calendar, its
 * number series.
 */
@Component
@OnlyInDemonstration
class UnionOfTheDemonstration {
  private static final LocalDate POSTS_BEGIN = LocalDate.of(2018, 1, 2);
  private static final Map<String, Post> POSTS =
      Map.of(
          "chair", Post.CHAIR,
          "standing_vice_chair", Post.STANDING_VICE_CHAIR,
          "secretary_general", Post.SECRETARY_GENERAL,
          "chief_of_office", Post.CHIEF_OF_OFFICE,
          "office", Post.OFFICE,
          "association_vice_head", Post.ASSOCIATION_VICE_HEAD,
          "association_officer", Post.ASSOCIATION_OFFICER,
          "administrator", Post.ADMINISTRATOR);

  private final OrganisationRegister register;
  private final Organisations organisations;
  private final Access access;
  private final Accounts accounts;
  private final ActingAs actingAs;
  private final WorkingDays workingDays;
  private final NumberSeries numbers;

  /** The ids of what the content calls by short names. */
  static final class Directory {
    final Map<String, UUID> organisations = new LinkedHashMap<>();
    final Map<String, UUID> people = new LinkedHashMap<>();
    final Map<String, UUID> appointments = new LinkedHashMap<>();

    UUID organisation(String id) {
      return Objects.requireNonNull(organisations.get(id), id);
    }

    UUID person(String id) {
      return Objects.requireNonNull(people.get(id), id);
    }

    UUID union() {
      return organisation("union");
    }
  }

  UnionOfTheDemonstration(
      OrganisationRegister register,
      Organisations organisations,
      Access access,
      Accounts accounts,
      ActingAs actingAs,
      WorkingDays workingDays,
      NumberSeries numbers) {
    this.register = register;
    this.organisations = organisations;
    this.access = access;
    this.accounts = accounts;
    this.actingAs = actingAs;
    this.workingDays = workingDays;
    this.numbers = numbers;
  }

  /** Today must be the first day of the administrator's post. */
  Directory setUp(Node content) {
    Node known = content.get("known");
    Node made = content.get("illustrative");
    Directory directory = new Directory();
    UUID khiem = foundUnion(known, made, directory);
    actingAs.person(
        khiem,
        () -> {
          organisations(made, directory);
          people(known, made, directory);
          posts(made, directory);
          calendar(content.get("calendar"), directory);
          numbers.startAt(
              directory.union(),
              2019,
              made.get("union").get("last_notice_number_before_start").number());
        });
    return directory;
  }

  private UUID foundUnion(Node known, Node made, Directory directory) {
    String secret = accounts.setupSecret().orElseThrow();
    UUID khiem =
        accounts.setUp(
            secret,
            known.get("union").text("name"),
            made.get("union").text("symbol"),
            made.get("office").text("khiem"),
            email("khiem"),
            UUID.randomUUID().toString());
    directory.people.put("khiem", khiem);
    UUID union =
        actingAs.person(
            khiem, () -> access.organisationsWith(Right.MANAGE_ORGANISATIONS).getFirst());
    directory.organisations.put("union", union);
    actingAs.person(
        khiem,
        () -> {
          register.describe(
              union,
              new OrganisationDetails(
                  known.get("union").text("short"),
                  made.get("union").text("symbol"),
                  made.get("union").text("place"),
                  null,
                  false));
          register.markIllustrative(khiem);
        });
    return khiem;
  }

  private void organisations(Node made, Directory directory) {
    for (Node association : made.list("associations")) {
      directory.organisations.put(
          association.text("id"),
          register.add(
              directory.union(),
              OrganisationKind.ASSOCIATION,
              association.text("name"),
              new OrganisationDetails(null, null, null, null, !association.has("name_is_known"))));
    }
    for (Node partner : made.list("partners")) {
      directory.organisations.put(
          partner.text("id"),
          register.add(
              directory.union(),
              OrganisationKind.PARTNER,
              partner.text("name"),
              OrganisationDetails.NONE));
    }
  }

  private void people(Node known, Node made, Directory directory) {
    known
        .entries("people")
        .forEach((id, person) -> person(directory, id, person.text("name"), null, false));
    made.entries("office")
        .forEach(
            (id, name) -> {
              if (!directory.people.containsKey(id)) {
                person(directory, id, name.text(), null, true);
              }
            });
    for (Node association : made.list("associations")) {
      for (String post : List.of("head", "officer")) {
        List<Node> person = association.list(post);
        person(
            directory,
            person.get(0).text(),
            person.get(1).text(),
            person.size() > 2 ? person.get(2).text() : null,
            true);
      }
    }
    for (Node changed : made.list("posts_changed")) {
      if (changed.has("name")) {
        person(directory, changed.text("person"), changed.text("name"), null, true);
      }
    }
  }

  /** Who has a telephone only has no account. */
  private void person(
      Directory directory, String id, String name, @Nullable String phone, boolean illustrative) {
    directory.people.put(
        id,
        register.addPerson(
            directory.union(), name, phone == null ? email(id) : null, phone, illustrative));
  }

  private void posts(Node made, Directory directory) {
    for (Node post : made.list("appointments")) {
      if (post.text("person").equals("khiem") && "administrator".equals(post.textOrNull("post"))) {
        continue; // came with the set-up
      }
      appoint(
          directory,
          post.text("person"),
          directory.organisation(post.text("org")),
          post.has("post") ? Objects.requireNonNull(POSTS.get(post.text("post"))) : Post.OTHER,
          post.textOrNull("title"),
          null,
          post.day("from"),
          post.dayOrNull("until"));
    }
    Map<String, LocalDate> until = new LinkedHashMap<>();
    for (Node changed : made.list("posts_changed")) {
      if (changed.has("until")) {
        until.put(changed.text("person"), changed.day("until"));
      }
    }
    for (Node association : made.list("associations")) {
      UUID organisation = directory.organisation(association.text("id"));
      String head = association.list("head").getFirst().text();
      String officer = association.list("officer").getFirst().text();
      appoint(
          directory,
          head,
          organisation,
          Post.ASSOCIATION_HEAD,
          null,
          null,
          POSTS_BEGIN,
          until.get(head));
      appoint(
          directory,
          officer,
          organisation,
          Post.ASSOCIATION_OFFICER,
          null,
          null,
          POSTS_BEGIN,
          until.get(officer));
    }
    for (Node changed : made.list("posts_changed")) {
      if (changed.has("from")) {
        appoint(
            directory,
            changed.text("person"),
            directory.organisation(changed.text("org")),
            Objects.requireNonNull(POSTS.get(changed.text("post"))),
            null,
            null,
            changed.day("from"),
            null);
      }
    }
    LocalDate congress = LocalDate.of(2018, 12, 26);
    made.entries("committee")
        .forEach(
            (person, represented) ->
                appoint(
                    directory,
                    person,
                    directory.union(),
                    Post.COMMITTEE_MEMBER,
                    null,
                    directory.organisation(represented.text()),
                    person.equals("hai") ? LocalDate.of(2019, 4, 1) : congress,
                    null));
    for (String member : made.words("standing_board")) {
      appoint(
          directory,
          member,
          directory.union(),
          Post.STANDING_BOARD_MEMBER,
          null,
          null,
          member.equals("hai") ? LocalDate.of(2019, 4, 1) : congress,
          null);
    }
  }

  private void appoint(
      Directory directory,
      String person,
      UUID organisation,
      Post post,
      @Nullable String title,
      @Nullable UUID representing,
      LocalDate from,
      @Nullable LocalDate until) {
    register.appoint(
        directory.person(person), organisation, post, title, representing, from, until, true);
  }

  private void calendar(Node calendar, Directory directory) {
    for (Node year : calendar.entries().values()) {
      for (Node holiday : year.list("holidays")) {
        LocalDate first = holiday.has("day") ? holiday.day("day") : holiday.day("from");
        LocalDate last = holiday.has("day") ? first : holiday.day("to");
        first
            .datesUntil(last.plusDays(1))
            .forEach(day -> workingDays.mark(directory.union(), day, false, holiday.text("name")));
      }
      for (Node swap : year.list("swapped")) {
        workingDays.mark(directory.union(), swap.day("day_off"), false, "Nghỉ hoán đổi");
        workingDays.mark(directory.union(), swap.day("worked"), true, "Làm bù");
      }
    }
  }

  /** What happens to the organisations while the reviews go on. */
  void changes(Timetable timetable, Node made, Directory directory) {
    UUID khiem = directory.person("khiem");
    for (Node association : made.list("associations")) {
      UUID id = directory.organisation(association.text("id"));
      association
          .find("renamed")
          .ifPresent(
              r ->
                  timetable.on(
                      r.day("day"),
                      () ->
                          actingAs.person(
                              khiem, () -> register.rename(id, r.text("name"), r.day("day")))));
      association
          .find("dissolved")
          .ifPresent(
              d ->
                  timetable.on(
                      d.day("day"),
                      () -> actingAs.person(khiem, () -> register.dissolve(id, d.day("day")))));
      association
          .find("merged")
          .ifPresent(
              m ->
                  timetable.on(
                      m.day("day"),
                      () ->
                          actingAs.person(
                              khiem,
                              () ->
                                  register.merge(
                                      id, directory.organisation(m.text("into")), m.day("day")))));
    }
  }

  /**
   * Who acts for a unit on the day: its officer if they have an account, else its head, else
   * nobody.
   */
  @Nullable UUID actorFor(UUID organisationId) {
    for (Post post :
        List.of(Post.ASSOCIATION_OFFICER, Post.ASSOCIATION_HEAD, Post.SECRETARY_GENERAL)) {
      for (Holder holder : organisations.holders(organisationId, List.of(post))) {
        if (organisations.person(holder.personId()).hasAccount()) {
          return holder.personId();
        }
      }
    }
    return null;
  }

  private static String email(String id) {
    return id + "@minhhoa.example";
  }
}
