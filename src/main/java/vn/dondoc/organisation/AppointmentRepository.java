package vn.dondoc.organisation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface AppointmentRepository extends JpaRepository<Appointment, UUID> {
  List<Appointment> findByPersonIdOrderByFromDay(UUID personId);

  List<Appointment> findByDeputyOfIn(Collection<UUID> appointmentIds);
}
