package vn.dondoc.conclusion;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.dondoc.base.DomainException;
import vn.dondoc.base.NfcText;
import vn.dondoc.organisation.Actor;
import vn.dondoc.organisation.Post;

/** What the chair concludes in a review. Its id is the review's. */
@Entity
class Conclusion {
  @Id UUID reviewId;
  UUID holderId;
  String title;
  LocalDate plannedFrom;
  LocalDate plannedTo;

  @Nullable UUID concludedBy;

  @Enumerated(EnumType.STRING)
  @Nullable Post concludedIn;

  @Nullable String signatureText;
  @Nullable UUID signedBy;

  protected Conclusion() {}

  Conclusion(
      UUID reviewId, UUID holderId, String title, LocalDate plannedFrom, LocalDate plannedTo) {
    this.reviewId = reviewId;
    this.holderId = holderId;
    this.title = title;
    this.plannedFrom = plannedFrom;
    this.plannedTo = plannedTo;
  }

  boolean plans(LocalDate day) {
    return !day.isBefore(plannedFrom) && !day.isAfter(plannedTo);
  }

  void sign(NoticeSignature signature) {
    String plain = NfcText.normal(signature.text()).strip();
    if (plain.isEmpty()) {
      throw new DomainException("conclusion.signatureMissing");
    }
    if (plain.length() > Directive.MAX_SHORT) {
      throw new DomainException("conclusion.signatureTooLong", Directive.MAX_SHORT);
    }
    signatureText = plain;
    signedBy = signature.signedBy();
  }

  /** The chair's decision that the notice is issued, and who signs it. */
  void conclude(Actor chair, NoticeSignature signature) {
    sign(signature);
    concludedBy = chair.personId();
    concludedIn = chair.post();
  }
}
