package vn.dondoc.report;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Reports extends JpaRepository<Report, UUID> {}
