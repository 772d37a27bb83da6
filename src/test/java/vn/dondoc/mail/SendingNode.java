package vn.dondoc.mail;

import org.springframework.boot.SpringApplication;
import vn.dondoc.DonDoc;

/** The application in a process of its own, as a site runs it; says when it is ready. */
final class SendingNode {
  static final String READY = "NODE IS READY";

  private SendingNode() {}

  @SuppressWarnings("SystemOut") // the way to the process that watches
  public static void main(String[] args) {
    new SpringApplication(DonDoc.class).run(args);
    System.out.println(READY);
    System.out.flush();
  }
}
