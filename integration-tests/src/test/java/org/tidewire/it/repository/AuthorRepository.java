package org.tidewire.it.repository;

import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AuthorRepository extends JpaRepository<Author, Long> {
    /**
     * What an author's books are worth.
     *
     * @param books how many
     * @param total of their prices; {@code null} where none has one
     */
    record Worth(String name, long books, BigDecimal total) {}

    Optional<Author> findByName(String name);

    List<Author> findDistinctByBooksGenreOrderByName(Genre genre);

    List<Author> findByAliveTrue();

    List<Author> findByAliveFalseAndBornGreaterThanEqualOrderByBornDesc(int born);

    @EntityGraph(attributePaths = "books")
    List<Author> findByCountryOrderByName(String country);

    @Query("""
            select new org.tidewire.it.repository.AuthorRepository$Worth(a.name, count(b), sum(b.price))
            from Author a left join a.books b on b.published < :year
            group by a.name
            order by a.name""")
    List<Worth> worthOfBooksBefore(int year);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Author> findLockedByName(String name);

    @Lock(LockModeType.PESSIMISTIC_READ)
    Optional<Author> findShareLockedByName(String name);

    @Lock(LockModeType.OPTIMISTIC_FORCE_INCREMENT)
    Optional<Author> findWithNextVersionByName(String name);
}
