package org.tidewire.tidb.internal.mapping;

/**
 * How the bits of a scattering key are dealt out, as TiDB's {@code AUTO_RANDOM} has it: the sign and unused bits (all
 * zero), the shard, and a number that counts up.
 *
 * @param shardBits how many bits tell the shard
 * @param rangeBits how many bits are used at all, with the sign
 */
public record ShardedKey(int shardBits, int rangeBits) {
    public static final int DEFAULT_SHARD_BITS = 5;
    public static final int WIDEST_RANGE = 64;

    private static final int MOST_SHARD_BITS = 15;
    private static final int NARROWEST_RANGE = 32;
    /** TiDB refuses to count with fewer bits (error 8216: "ID space is too small"). */
    private static final int FEWEST_COUNTER_BITS = 27;

    /** Throws unless TiDB would take these numbers. */
    public void check(MappedTable table) {
        if (shardBits < 1 || shardBits > MOST_SHARD_BITS) {
            throw table.refusal("needs shardBits between 1 and " + MOST_SHARD_BITS + ", not " + shardBits);
        }
        if (rangeBits < NARROWEST_RANGE || rangeBits > WIDEST_RANGE) {
            throw table.refusal(
                    "needs rangeBits between " + NARROWEST_RANGE + " and " + WIDEST_RANGE + ", not " + rangeBits);
        }
        if (counterBits() < FEWEST_COUNTER_BITS) {
            throw table.refusal("leaves " + counterBits() + " bits to count with, and TiDB asks for at least "
                    + FEWEST_COUNTER_BITS + ": lower shardBits or raise rangeBits");
        }
    }

    /** The largest number that the bits of the counter hold. */
    long mostIds() {
        return (1L << counterBits()) - 1;
    }

    /**
     * Puts a number from a sequence into its shard, which its lowest bits tell: as many consecutive numbers as there are
     * shards fall into as many different ones. No two numbers share a key, since the number is all there in it.
     */
    public long scatter(long number) {
        long shard = number & ((1L << shardBits) - 1);
        return shard << counterBits() | number;
    }

    int counterBits() {
        return rangeBits - 1 - shardBits;
    }
}
