package vn.dondoc.organisation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface PersonRepository extends JpaRepository<Person, UUID> {
  Optional<Person> findByEmailIgnoreCase(String email);
}
