package vn.dondoc.organisation;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Someone who can hold posts; with an e-mail address and a password, someone who can sign in. */
@Entity
class Person {
  @Id
  @GeneratedValue
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  UUID id;

  String name;
  @Nullable String email;
  @Nullable String phone;

  /** How a letter addresses them: ông, bà or đồng chí. */
  String salutation = "đồng chí";

  String language = "vi";
  @Nullable String passwordHash;
  boolean illustrative;
  @Version int version;

  protected Person() {}

  Person(String name, @Nullable String email, @Nullable String phone) {
    this.name = name.strip();
    this.email = email;
    this.phone = phone;
  }
}
