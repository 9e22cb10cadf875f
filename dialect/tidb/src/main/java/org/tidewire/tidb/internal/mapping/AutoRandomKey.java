package org.tidewire.tidb.internal.mapping;

import org.hibernate.mapping.Column;
import org.hibernate.mapping.Property;
import org.tidewire.tidb.annotation.AutoRandom;

/** Makes a column {@code AUTO_RANDOM}, and its table clustered, which TiDB demands then (error 8216). */
public record AutoRandomKey(AutoRandom annotation, Property attribute) {
    public void apply(MappedTable table) {
        ShardedKey bits = new ShardedKey(annotation.shardBits(), annotation.rangeBits());
        bits.check(table);
        Column column = GeneratedKey.column(table, attribute);
        if (table.isOnTiDB()) {
            if (table.tables().count() > 1) {
                throw table.refusal(
                        "cannot be had in a TABLE_PER_CLASS hierarchy, each table of which would make ids of its"
                                + " own: take @ScatteredSequence");
            }
            if (table.isNonclustered()) {
                throw table.refusal("needs a clustered table: take @Clustered(false) away");
            }
            table.keepIdInFront();
            table.primaryKey().setOptions(Options.CLUSTERED);
            column.setOptions(Options.append(column.getOptions(), ddl(bits)));
        }
        column.setIdentity(true);
    }

    /** MariaDB executes the second comment, which TiDB ignores: it would refuse both in one column (error 8216). */
    private static String ddl(ShardedKey bits) {
        String autoRandom = bits.rangeBits() == ShardedKey.WIDEST_RANGE
                ? "AUTO_RANDOM(%d)".formatted(bits.shardBits())
                : "AUTO_RANDOM(%d, %d)".formatted(bits.shardBits(), bits.rangeBits());
        return "/*T![auto_rand] " + autoRandom + " */ /*M! AUTO_INCREMENT */";
    }
}
