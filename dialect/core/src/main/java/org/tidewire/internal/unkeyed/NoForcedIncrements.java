package org.tidewire.internal.unkeyed;

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
 * Refuses {@code PESSIMISTIC_FORCE_INCREMENT} where Hibernate increments the version by an update without asking the dialect: at
 * {@code lock()}, and for entities that a query has loaded.
 */
public final class NoForcedIncrements implements LockEventListener, PostLoadEventListener {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<UnsupportedFeatureException> refusal;

    private NoForcedIncrements(Supplier<UnsupportedFeatureException> refusal) {
        this.refusal = refusal;
    }

    /**
     * Refuses them in a session factory.
     *
     * @param sessionFactory a new one
     * @param refusal what is thrown
     */
    public static void listenTo(
            SessionFactoryImplementor sessionFactory, Supplier<UnsupportedFeatureException> refusal) {
        NoForcedIncrements listener = new NoForcedIncrements(refusal);
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
        if (lockMode == LockMode.PESSIMISTIC_FORCE_INCREMENT) {
            throw refusal.get();
        }
    }
}
