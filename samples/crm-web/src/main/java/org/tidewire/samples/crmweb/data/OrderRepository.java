package org.tidewire.samples.crmweb.data;

import java.util.Collection;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Orders: joined with their users, counted, and deleted in bulk without being loaded. */
public interface OrderRepository extends JpaRepository<Order, Integer> {
    @EntityGraph(attributePaths = "user")
    Optional<Order> findWithUserByOid(int oid);

    long countByUserUid(int uid);

    @Query("""
            select new org.tidewire.samples.crmweb.data.Purchase(o.oid, u.uid, u.name, o.price)
            from Order o join o.user u
            where u.uid in :uids
            order by o.oid""")
    Page<Purchase> findPurchases(Collection<Integer> uids, Pageable page);

    @Query("select count(o) as orders, sum(o.price) as total from Order o")
    Sums findSums();

    /** Returns how many rows it has deleted. */
    @Modifying
    @Query("delete from Order o where o.oid = :oid")
    int deleteInBulk(int oid);

    /** Returns how many rows it has deleted. */
    @Modifying
    @Query("delete from Order o where o.user.uid = :uid")
    int deleteOrdersOf(int uid);
}
