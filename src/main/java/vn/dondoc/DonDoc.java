package vn.dondoc;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import vn.dondoc.audit.VerifyCommand;

@SpringBootApplication
public class DonDoc {
  public static void main(String[] args) {
    if (VerifyCommand.isGiven(args)) {
      System.exit(VerifyCommand.run(args));
    }
    SpringApplication.run(DonDoc.class, args);
  }
}
