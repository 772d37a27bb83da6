package vn.dondoc.base.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import vn.dondoc.base.DomainException;

/** A red card: what happened, what to do, and an id that the log has too. */
public class ErrorCard extends Composite<Card> {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorCard.class);

  private ErrorCard(String sentence) {
    Card card = getContent();
    card.addThemeVariants(CardVariant.OUTLINED);
    card.getElement().getClassList().add("error-card");
    card.getElement().getClassList().add(Accent.RED.className());
    card.setAriaRole("alert");
    Icon sign = VaadinIcon.WARNING.create();
    sign.getElement().setAttribute("aria-hidden", "true");
    Div line = new Div(sign, new Paragraph(sentence));
    line.addClassName("error-card-line");
    card.add(line);
  }

  /**
   * The card for a refusal, or for a failure, which is logged under a fresh id that the card shows.
   */
  public static ErrorCard of(Throwable error) {
    return new ErrorCard(sentence(error));
  }

  /** The sentence for a refusal or a failure in the person's language; a failure is logged. */
  static String sentence(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof DomainException refusal) {
        return I18NProvider.translate(refusal.key(), refusal.args());
      }
      if (cause instanceof OptimisticLockingFailureException) {
        return I18NProvider.translate("error.editConflict");
      }
      if (cause == cause.getCause()) {
        break;
      }
    }
    String id = "%04X".formatted(ThreadLocalRandom.current().nextInt(0x10000));
    LOG.error("Failure {}", id, error);
    return I18NProvider.translate("error.failure", id);
  }
}
