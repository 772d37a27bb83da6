package vn.dondoc.conclusion;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Conclusions extends JpaRepository<Conclusion, UUID> {}
