package org.tidewire.tidb.internal.mapping;

import java.util.Properties;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.GeneratorCreationContext;
import org.hibernate.id.IdentifierGenerationException;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.StandardOptimizerDescriptor;
import org.tidewire.tidb.TiDBDialect;
import org.tidewire.tidb.annotation.ScatteredSequence;

/**
 * Hibernate's pooled sequence, whose numbers are scattered.
 *
 * <p>The pool begins with the number that the sequence gives ("pooled-lo"), so that even the first call of all brings as
 * many ids as any other.
 */
public final class ScatteredSequenceGenerator extends SequenceStyleGenerator {
    private static final long serialVersionUID = 1L;

    private final transient ScatteredSequence annotation;
    private final transient ShardedKey bits;

    ScatteredSequenceGenerator(ScatteredSequence annotation) {
        this.annotation = annotation;
        this.bits = new ShardedKey(annotation.shardBits(), annotation.rangeBits());
    }

    @Override
    public void configure(GeneratorCreationContext context, Properties parameters) {
        if (!annotation.sequenceName().isEmpty()) {
            parameters.setProperty(SEQUENCE_PARAM, annotation.sequenceName());
        }
        parameters.setProperty(INCREMENT_PARAM, Integer.toString(annotation.allocationSize()));
        parameters.setProperty(OPT_PARAM, StandardOptimizerDescriptor.POOLED_LO.getExternalName());
        if (context.getDatabase().getDialect() instanceof TiDBDialect) {
            parameters.setProperty(OPTIONS, annotation.cache() == 0 ? "nocache" : "cache " + annotation.cache());
        }
        super.configure(context, parameters);
    }

    @Override
    public Object generate(SharedSessionContractImplementor session, Object entity) {
        long number = ((Number) super.generate(session, entity)).longValue();
        if (number < 1 || number > bits.mostIds()) {
            throw new IdentifierGenerationException(
                    "The sequence of " + entity.getClass().getName() + " gave " + number
                            + ", and @ScatteredSequence has room for 1 to " + bits.mostIds());
        }
        return bits.scatter(number);
    }

    /** A plain {@code nextval} in {@code insert ... select} would not be scattered; Hibernate makes the ids one by one. */
    @Override
    public boolean supportsBulkInsertionIdentifierGeneration() {
        return false;
    }
}
