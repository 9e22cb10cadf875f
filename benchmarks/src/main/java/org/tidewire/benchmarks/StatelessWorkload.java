package org.tidewire.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hibernate.cfg.MappingSettings;

/** A stateless session: Hibernate's SQL and binding without a persistence context. */
final class StatelessWorkload extends HibernateWorkload {
    StatelessWorkload(
            Engine engine, Map<String, Object> settings, Class<? extends Item> entity, int rows, int batchSize) {
        super(engine, withPooledLo(settings), entity, rows, batchSize);
    }

    /**
     * Hibernate flushes the open batch before it calls a sequence. The default optimizer calls it after the first id of a
     * block, which would make a batch of one row.
     */
    private static Map<String, Object> withPooledLo(Map<String, Object> settings) {
        settings.put(MappingSettings.PREFERRED_POOLED_OPTIMIZER, "pooled-lo");
        return settings;
    }

    @Override
    public void persist() {
        factory.inStatelessTransaction(session ->
                inBatches(IntStream.range(0, rows).mapToObj(this::item).toList(), session::insertMultiple));
    }

    @Override
    public long load() {
        return factory.fromStatelessTransaction(
                session -> all(session).stream().mapToLong(Item::checksum).sum());
    }

    @Override
    public void update() {
        factory.inStatelessTransaction(session -> {
            List<? extends Item> items = all(session);
            items.forEach(Item::raise);
            inBatches(items, session::updateMultiple);
        });
    }

    @Override
    public void remove() {
        factory.inStatelessTransaction(session -> inBatches(all(session), session::deleteMultiple));
    }

    /** Hibernate sends all rows of one call as one batch. */
    private void inBatches(List<? extends Item> items, Consumer<List<?>> write) {
        for (int from = 0; from < items.size(); from += batchSize) {
            write.accept(items.subList(from, Math.min(items.size(), from + batchSize)));
        }
    }
}
