package vn.dondoc.organisation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;

/**
 * The union, a member association, or an outside partner. Renaming, merging and dissolving are
 * dated.
 */
@Entity
class Organisation {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  @Nullable UUID parentId;

  @Enumerated(EnumType.STRING)
  OrganisationKind kind;

  String name;
  @Nullable String shortName;

  /** Stands in the number of a notice, for example LHH in 05/TB-LHH. */
  @Nullable String symbol;

  @Nullable String place;
  @Nullable String phone;
  @Nullable LocalDate dissolvedOn;
  @Nullable UUID mergedIntoId;
  boolean illustrative;

  @ElementCollection
  @CollectionTable(name = "former_name", joinColumns = @JoinColumn(name = "organisation_id"))
  List<FormerName> formerNames = new ArrayList<>();

  @Version int version;

  protected Organisation() {}

  Organisation(@Nullable UUID parentId, OrganisationKind kind, String name) {
    this.parentId = parentId;
    this.kind = kind;
    this.name = named(name);
  }

  /** From this day on it is called otherwise; what was written before keeps the name of its day. */
  void rename(String newName, LocalDate from) {
    if (formerNames.stream().noneMatch(former -> former.until().equals(from))) {
      formerNames.add(new FormerName(from, name));
    }
    name = named(newName);
  }

  void dissolve(LocalDate on, @Nullable UUID into) {
    if (dissolvedOn != null) {
      throw new DomainException("organisation.alreadyDissolved", name);
    }
    if (parentId == null) {
      throw new DomainException("organisation.topStays", name);
    }
    dissolvedOn = on;
    mergedIntoId = into;
  }

  boolean existsOn(LocalDate day) {
    return dissolvedOn == null || day.isBefore(dissolvedOn);
  }

  private static String named(String name) {
    if (name.isBlank()) {
      throw new DomainException("organisation.nameMissing");
    }
    return name.strip();
  }

  @Embeddable
  record FormerName(
      @Column(name = "until_day") LocalDate until, @Column(name = "name") String name) {}
}
