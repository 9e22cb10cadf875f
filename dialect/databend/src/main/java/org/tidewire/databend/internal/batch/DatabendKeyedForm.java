package org.tidewire.databend.internal.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.batch.BoundValue;
import org.tidewire.internal.batch.KeyedForm;
import org.tidewire.internal.batch.KeyedMutation;
import org.tidewire.internal.batch.KeyedRow;

/**
 * Rows are the source of a merge. Databend does not enforce keys, so a query before it tells which rows are not there exactly
 * once: in the count of the merge a row that is there twice would hide one that is gone.
 */
public final class DatabendKeyedForm implements KeyedForm {
    public static final DatabendKeyedForm INSTANCE = new DatabendKeyedForm();

    /** Measured: at this size the fixed cost of a query and a merge, some 70 ms, is below a tenth of the whole. */
    private static final int MAXIMUM_ROWS = 5_000;

    /** An eighth of the driver's longest statement. */
    private static final long MAXIMUM_BYTES = 16L << 20;

    private DatabendKeyedForm() {}

    @Override
    public int maximumRows(KeyedMutation mutation) {
        return MAXIMUM_ROWS;
    }

    @Override
    public long maximumBytes() {
        return MAXIMUM_BYTES;
    }

    /**
     * Rows whose values have the same kinds in each column. In one column the server makes a common type of several, which texts and
     * documents would show: {@code 1.5} becomes {@code 1.50} beside {@code 1.25}. A null has any kind.
     */
    @Override
    public Collection<List<KeyedRow>> groups(List<KeyedRow> rows) {
        Map<List<Object>, List<KeyedRow>> groups = new LinkedHashMap<>();
        @Nullable Object[] usual = new Object[rows.get(0).values().size()];
        for (KeyedRow row : rows) {
            List<Object> kinds = new ArrayList<>(usual.length);
            for (int i = 0; i < usual.length; i++) {
                BoundValue value = row.values().get(i);
                Object kind = value.isNull() ? usual[i] : value.kind();
                usual[i] = usual[i] == null ? kind : usual[i];
                kinds.add(kind == null || kind.equals(usual[i]) ? "" : kind);
            }
            groups.computeIfAbsent(kinds, key -> new ArrayList<>()).add(row);
        }
        return groups.values();
    }

    @Override
    public Statement miscounted(KeyedMutation mutation, List<KeyedRow> rows) {
        return new KeyedMerge(mutation, rows).miscounted();
    }

    @Override
    public Statement change(KeyedMutation mutation, List<KeyedRow> rows, @Nullable Condition condition) {
        return new KeyedMerge(mutation, rows).merge();
    }

    /** Null: the query before the change has found them. */
    @Override
    public @Nullable Statement find(KeyedMutation mutation, List<KeyedRow> rows) {
        return null;
    }

    /** An error ends the transaction. */
    @Override
    public boolean goesOnAfterErrors() {
        return false;
    }
}
