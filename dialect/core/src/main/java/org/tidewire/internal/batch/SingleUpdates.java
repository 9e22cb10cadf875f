package org.tidewire.internal.batch;

import java.sql.SQLException;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.jspecify.annotations.Nullable;
import org.tidewire.batch.BatchListener;

/** Prepares the connection for each batch of Hibernate's own with updates, and tells the application's listener. */
record SingleUpdates(
        KeyedForm form,
        JdbcCoordinator coordinator,
        @Nullable BatchListener listener) implements BatchListener {
    /** One row is no batch: nothing is done for it. */
    static Runnable begin(KeyedForm form, JdbcCoordinator coordinator, int rows) {
        if (rows == 1) {
            return () -> {};
        }
        try {
            return form.beforeSingleUpdates(coordinator.getLogicalConnection().getPhysicalConnection());
        } catch (SQLException e) {
            throw coordinator
                    .getJdbcSessionOwner()
                    .getSqlExceptionHelper()
                    .convert(e, "could not prepare the connection for a batch");
        }
    }

    @Override
    public Sending sending(String batch, int rows) {
        Sending told = listener == null ? null : listener.sending(batch, rows);
        // Last: an exception of the listener leaves the connection as it is.
        Runnable end = begin(form, coordinator, rows);
        return failure -> {
            end.run();
            if (told != null) {
                told.ended(failure);
            }
        };
    }
}
