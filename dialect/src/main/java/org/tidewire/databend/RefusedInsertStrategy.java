package org.tidewire.databend;

import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;

/** Hibernate's ways to insert into several tables by HQL all need a temporary table. */
final class RefusedInsertStrategy implements SqmMultiTableInsertStrategy {
    static final RefusedInsertStrategy INSTANCE = new RefusedInsertStrategy();

    private RefusedInsertStrategy() {}

    @Override
    public MultiTableHandlerBuildResult buildHandler(
            SqmInsertStatement<?> statement, DomainParameterXref parameters, DomainQueryExecutionContext context) {
        throw DatabendQueryRefusal.INSERT_SELECT_OF_SEVERAL_TABLES.exception();
    }
}
