package org.tidewire.databend.internal.server;

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

/**
 * Refuses {@code PESSIMISTIC_FORCE_INCREMENT} where Hibernate increments the version by an update without asking the dialect: at
 * {@code lock()}, and for entities that a query has loaded.
 */
public final class NoForcedIncrements implements LockEventListener, PostLoadEventListener {
    private static final long serialVersionUID = 1L;

    private static final NoForcedIncrements INSTANCE = new NoForcedIncrements();

    private NoForcedIncrements() {}

    public static void listenTo(SessionFactoryImplementor sessionFactory) {
        EventListenerRegistry listeners = sessionFactory.getEventEngine().getListenerRegistry();
        listeners.prependListeners(EventType.LOCK, INSTANCE);
        listeners.prependListeners(EventType.POST_LOAD, INSTANCE);
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

    private static void refuse(@Nullable LockMode lockMode) {
        if (lockMode == LockMode.PESSIMISTIC_FORCE_INCREMENT) {
            throw DatabendRefusal.PESSIMISTIC_LOCK.exception();
        }
    }
}
