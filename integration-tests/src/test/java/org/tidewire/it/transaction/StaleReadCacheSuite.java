package org.tidewire.it.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import org.hibernate.CacheMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.cfg.CacheSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.transaction.TransactionKind;

/** A transaction that reads the past neither takes the present from a cache nor leaves the past in it. */
public abstract class StaleReadCacheSuite {
    protected static final Map<String, Object> SETTINGS = Map.of(
            CacheSettings.CACHE_REGION_FACTORY,
            HeapRegionFactory.class.getName(),
            CacheSettings.USE_SECOND_LEVEL_CACHE,
            true,
            CacheSettings.USE_QUERY_CACHE,
            true);

    @Entity(name = "Fund")
    @Cacheable
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    public static class Fund {
        @Id
        int id = 1;

        public int balance = 100;
    }

    /** With these settings, and a fund of 100. */
    protected abstract SessionFactory factory();

    /** Reads the fund as it was. */
    protected abstract TransactionKind past();

    /** Changes the fund so that other sessions have 50. */
    protected abstract void change();

    @Test
    void theCachesStayAsTheyAre() {
        SessionFactory factory = factory();
        change();
        assertThat(factory.fromTransaction(StaleReadCacheSuite::balances)).isEqualTo(List.of(50, 50));

        assertThat(past().<List<Integer>>call(factory, StaleReadCacheSuite::balances))
                .isEqualTo(List.of(100, 100));
        assertThat(factory.fromTransaction(StaleReadCacheSuite::balances)).isEqualTo(List.of(50, 50));

        factory.getCache().evictAllRegions();
        assertThat(past().<List<Integer>>call(factory, StaleReadCacheSuite::balances))
                .isEqualTo(List.of(100, 100));
        assertThat(factory.fromTransaction(StaleReadCacheSuite::balances)).isEqualTo(List.of(50, 50));
    }

    @Test
    void aSessionHasItsCachesBackAfterwards() {
        SessionFactory factory = factory();
        factory.inSession(session -> {
            session.beginTransaction();
            past().start(session);
            assertThat(session.getCacheMode()).isEqualTo(CacheMode.IGNORE);
            session.getTransaction().commit();
            assertThat(session.getCacheMode()).isEqualTo(CacheMode.NORMAL);
        });
    }

    /** By the second-level cache and by the cache of queries, where they have it. */
    private static List<Integer> balances(Session session) {
        int queried = session.createSelectionQuery("select f.balance from Fund f", Integer.class)
                .setCacheable(true)
                .getSingleResult();
        return List.of(session.find(Fund.class, 1).balance, queried);
    }
}
