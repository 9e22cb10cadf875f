package org.tidewire.samples.crmweb.data;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

/** Users: pages of them by specification, names only by projection, with totals by a join. */
public interface UserRepository extends JpaRepository<User, Integer>, JpaSpecificationExecutor<User> {
    List<UserName> findAllByOrderByNameAscUidAsc();

    @Query("""
            select new org.tidewire.samples.crmweb.data.UserTotal(u.uid, u.name, u.gender, count(o), coalesce(sum(o.price), 0bd))
            from User u left join Order o on o.user = u
            where u.uid in :uids
            group by u.uid, u.name, u.gender""")
    List<UserTotal> findTotals(Collection<Integer> uids);
}
