package org.tidewire.benchmarks.write;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hibernate.cfg.MappingSettings;
import org.tidewire.benchmarks.engine.Engine;

/** By a stateless session: Hibernate's SQL and binding, without a persistence context. */
final class StatelessWorkload extends HibernateWorkload {
    private final int batchSize;

    StatelessWorkload(
            Engine engine,
            Map<String, Object> settings,
            Class<? extends Item> entity,
            Supplier<Item> maker,
            int rows,
            int batchSize) {
        super(engine, askingBeforeABlock(settings), entity, maker, false, rows, batchSize);
        this.batchSize = batchSize;
    }

    /**
     * A stateless session asks for ids while it fills a batch, and Hibernate sends what is in a batch before it asks. By
     * default it asks after the first id of a block: that one would be a batch of its own.
     */
    private static Map<String, Object> askingBeforeABlock(Map<String, Object> settings) {
        settings.put(MappingSettings.PREFERRED_POOLED_OPTIMIZER, "pooled-lo");
        return settings;
    }

    @Override
    public void persist() {
        factory.inStatelessTransaction(session ->
                inBatches(IntStream.range(0, rows).mapToObj(this::made).toList(), session::insertMultiple));
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

    /** What is given to one call is one batch, however much it is. */
    private void inBatches(List<? extends Item> items, Consumer<List<?>> write) {
        for (int from = 0; from < items.size(); from += batchSize) {
            write.accept(items.subList(from, Math.min(items.size(), from + batchSize)));
        }
    }
}
