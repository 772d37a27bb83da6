package vn.dondoc.conclusion;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.Days;
import vn.dondoc.organisation.Post;

/** The numbered document. Never changed once issued, and keeps the names of its day. */
@Entity
class Notice {
  @Id UUID reviewId;
  UUID holderId;
  int year;
  int number;
  String label;
  LocalDate issuedOn;
  Instant issuedAt;
  UUID issuedBy;

  @Enumerated(EnumType.STRING)
  Post issuedIn;

  String signatureText;
  @Nullable UUID signedBy;
  @Nullable String place;

  @ElementCollection
  @CollectionTable(name = "notice_unit", joinColumns = @JoinColumn(name = "review_id"))
  @MapKeyColumn(name = "organisation_id")
  @Column(name = "name")
  Map<UUID, String> unitNames = new HashMap<>();

  protected Notice() {}

  Notice(
      Conclusion conclusion,
      int number,
      String symbol,
      @Nullable String place,
      Map<UUID, String> unitNames,
      Instant at) {
    this.reviewId = conclusion.reviewId;
    this.holderId = conclusion.holderId;
    this.issuedAt = at;
    this.issuedOn = Days.of(at);
    this.year = issuedOn.getYear();
    this.number = number;
    this.label = label(number, symbol);
    this.issuedBy = Objects.requireNonNull(conclusion.concludedBy);
    this.issuedIn = Objects.requireNonNull(conclusion.concludedIn);
    this.signatureText = Objects.requireNonNull(conclusion.signatureText);
    this.signedBy = conclusion.signedBy;
    this.place = place;
    this.unitNames.putAll(unitNames);
  }

  /** Two digits at least, as offices number their documents: 05/TB-LHH, 123/TB-LHH. */
  static String label(int number, String symbol) {
    return (number < 10 ? "0" : "") + number + "/TB-" + symbol;
  }

  NoticeInfo info() {
    return new NoticeInfo(number, label, issuedOn, issuedAt, issuedBy);
  }
}
