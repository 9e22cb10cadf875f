package org.tidewire.databend.jdbc.internal.metadata;

import java.util.List;

/**
 * Words that Databend's grammar refuses as the name of a table, a column or an alias (error 1005), in addition to those of
 * SQL:2003. Each token of the grammar was tried on 1.2.895; {@code warehouse} is reserved since then.
 */
public final class ReservedWords {
    public static final List<String> ALL = List.of("""
            analyze anti asc asof attach block connection desc div format identifier ignore_result limit masking
            notification offset pipe pivot policy properties qualify regexp rlike sample semi sequence share shares stage
            stream task top udf unpivot warehouse xor""".split("\\s+"));

    private ReservedWords() {}
}
