package org.tidewire.internal.unkeyed;

import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.LockEvent;
import org.hibernate.event.spi.LockEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;

/**
 * Refuses {@code PESSIMISTIC_FORCE_INCREMENT}, or both kinds of forced increments, where Hibernate increments the version by an
 * update without asking the dialect: at {@code lock()}, and for entities that a query has loaded.
 */
public final class NoForcedIncrements implements LockEventListener, PostLoadEventListener {
    private static final long serialVersionUID = 1L;

    private final transient Set<LockMode> refused;
    private final transient Supplier<UnsupportedFeatureException> refusal;

    private NoForcedIncrements(Set<LockMode> refused, Supplier<UnsupportedFeatureException> refusal) {
        this.refused = refused;
        this.refusal = refusal;
    }

    /**
     * Refuses them in a session factory.
     *
     * @param sessionFactory a new one
     * @param refused the kinds of lock that the database does not have
     * @param refusal what is thrown
     */
    public static void listenTo(
            SessionFactoryImplementor sessionFactory,
            Set<LockMode> refused,
            Supplier<UnsupportedFeatureException> refusal) {
        NoForcedIncrements listener = new NoForcedIncrements(refused, refusal);
        EventListenerRegistry listeners = sessionFactory.getEventEngine().getListenerRegistry();
        listeners.prependListeners(EventType.LOCK, listener);
        listeners.prependListeners(EventType.POST_LOAD, listener);
    }

    @Override
    @SuppressWarnings("deprecation") // what Hibernate has instead goes by LockOptions, which is to be removed
    public void onLock(LockEvent event) {
        refuse(event.getLockMode());
    }

    @Override
    public void onPostLoad(PostLoadEvent event) {
        EntityEntry entry = event.getSession().getPersistenceContextInternal().getEntry(event.getEntity());
        refuse(entry == null ? null : entry.getLockMode());
    }

    private void refuse(@Nullable LockMode lockMode) {
        if (lockMode != null && refused.contains(lockMode)) {
            throw refusal.get();
        }
    }
}
