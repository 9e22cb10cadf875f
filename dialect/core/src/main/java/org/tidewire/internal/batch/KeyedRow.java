package org.tidewire.internal.batch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.jdbc.batch.spi.Batch;
import org.hibernate.engine.jdbc.mutation.spi.Binding;
import org.hibernate.engine.jdbc.mutation.spi.BindingGroup;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row.
 *
 * @param values one for each parameter of Hibernate's statement
 * @param key the values of the key, to find rows with the same one
 * @param bytes how many bytes the values take on the wire, roughly, where the key is written once for each column
 * @param staleState makes the exception for a row that was changed or deleted meanwhile; null where nothing is checked
 */
public record KeyedRow(
        List<BoundValue> values, List<Object> key, long bytes, Batch.@Nullable StaleStateMapper staleState) {

    /** Null where a value cannot be kept, or a part of the key is null. */
    static @Nullable KeyedRow of(
            KeyedMutation mutation,
            BindingGroup bindings,
            Batch.@Nullable StaleStateMapper staleState,
            BoundValue.Recorder recorder)
            throws SQLException {
        if (bindings.getBindings().size() != mutation.parameters()) {
            return null;
        }
        List<BoundValue> values = new ArrayList<>(mutation.parameters());
        long bytes = 0;
        for (Binding binding : bindings.getBindings()) {
            BoundValue value = recorder.record(binding);
            if (value == null) {
                return null;
            }
            bytes += value.size();
            values.add(value);
        }
        List<Object> key = new ArrayList<>(mutation.keys().size());
        for (KeyedMutation.Column column : mutation.keys()) {
            BoundValue value = values.get(column.position() - 1);
            if (value.isNull()) {
                return null;
            }
            key.add(value.keyValue());
            bytes += value.size() * (mutation.parameters() - mutation.keys().size());
        }
        return new KeyedRow(values, key, bytes, staleState);
    }

    /** The value of a column that has a parameter. */
    public BoundValue value(KeyedMutation.Column column) {
        return values.get(column.position() - 1);
    }
}
