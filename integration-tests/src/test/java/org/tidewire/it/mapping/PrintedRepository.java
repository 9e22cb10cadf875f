package org.tidewire.it.mapping;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Of one class of a hierarchy. */
interface PrintedRepository extends JpaRepository<Printed, Long> {
    List<Printed> findByPagesGreaterThanOrderByTitle(int pages);
}
