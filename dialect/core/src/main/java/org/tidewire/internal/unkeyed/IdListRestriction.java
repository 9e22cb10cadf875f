package org.tidewire.internal.unkeyed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.SelectableConsumer;
import org.hibernate.query.sqm.mutation.internal.SqmMutationStrategyHelper;
import org.hibernate.query.sqm.mutation.internal.inline.InPredicateRestrictionProducer;
import org.hibernate.query.sqm.mutation.internal.inline.MatchingIdRestrictionProducer;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code key in (ids)} by the key that a table has. Hibernate's own class uses the name of the root's id column in
 * every table; another table may lack that name, or use it for another column.
 */
final class IdListRestriction implements MatchingIdRestrictionProducer {
    static final IdListRestriction INSTANCE = new IdListRestriction();

    private final InPredicateRestrictionProducer ids = new InPredicateRestrictionProducer();

    private IdListRestriction() {}

    @Override
    public List<Expression> produceIdExpressionList(List<Object> idsAndKeys, EntityMappingType entity) {
        return ids.produceIdExpressionList(idsAndKeys, entity);
    }

    @Override
    public Predicate produceRestriction(
            List<Expression> matching,
            EntityMappingType entity,
            int valueIndex,
            @Nullable ModelPart key,
            TableReference table,
            @Nullable Supplier<Consumer<SelectableConsumer>> columns,
            ExecutionContext context) {
        List<Predicate> ofCollections = new ArrayList<>();
        if (key != null && valueIndex == 0) {
            // A self-association has both ends in one table.
            SqmMutationStrategyHelper.visitCollectionTables(entity, collection -> {
                if (table.getTableId().equals(collection.getSeparateCollectionTable())
                        && collection.getKeyDescriptor().getTargetPart().isEntityIdentifierMapping()) {
                    ModelPart own = collection.getKeyDescriptor().getKeyPart();
                    ofCollections.add(in(matching, entity, table, own::forEachSelectable));
                }
            });
        }
        if (ofCollections.size() > 1) {
            return new Junction(Junction.Nature.DISJUNCTION, ofCollections, null);
        }
        if (!ofCollections.isEmpty()) {
            return ofCollections.get(0);
        }
        EntityIdentifierMapping id = entity.getIdentifierMapping();
        return in(matching, entity, table, columns == null ? id::forEachSelectable : columns.get());
    }

    private static Predicate in(
            List<Expression> matching,
            EntityMappingType entity,
            TableReference table,
            Consumer<SelectableConsumer> columns) {
        List<ColumnReference> key = new ArrayList<>();
        columns.accept((index, column) -> key.add(new ColumnReference(table, column)));
        Expression tested = key.size() == 1 ? key.get(0) : new SqlTuple(key, entity.getIdentifierMapping());
        return new InListPredicate(tested, matching);
    }
}
