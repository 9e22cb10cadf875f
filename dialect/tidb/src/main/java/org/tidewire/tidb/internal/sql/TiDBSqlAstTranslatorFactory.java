package org.tidewire.tidb.internal.sql;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslatorFactory;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.tidewire.tidb.TiDBDialect;

/** Makes a {@link TiDBSqlAstTranslator} for each statement. */
public final class TiDBSqlAstTranslatorFactory extends StandardSqlAstTranslatorFactory {
    private final TiDBDialect dialect;

    public TiDBSqlAstTranslatorFactory(TiDBDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    protected <T extends JdbcOperation> SqlAstTranslator<T> buildTranslator(
            SessionFactoryImplementor sessionFactory, Statement statement) {
        return new TiDBSqlAstTranslator<>(sessionFactory, statement, dialect);
    }
}
