package org.tidewire.tidb.internal.server;

import java.sql.CallableStatement;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.procedure.spi.CallableStatementSupport;
import org.hibernate.procedure.spi.ProcedureCallImplementor;
import org.hibernate.query.spi.ProcedureParameterMetadataImplementor;
import org.hibernate.sql.exec.spi.JdbcOperationQueryCall;

/** TiDB has no stored procedures and functions, and says so as "Unsupported type *resolve.NodeW". */
public final class NoProcedures implements CallableStatementSupport {
    public static final NoProcedures INSTANCE = new NoProcedures();

    private NoProcedures() {}

    @Override
    public void registerParameters(
            String procedureName,
            JdbcOperationQueryCall procedureCall,
            CallableStatement statement,
            ProcedureParameterMetadataImplementor parameterMetadata,
            SharedSessionContractImplementor session) {
        throw TiDBRefusal.STORED_PROCEDURE.exception();
    }

    @Override
    public JdbcOperationQueryCall interpretCall(ProcedureCallImplementor<?> procedureCall) {
        throw TiDBRefusal.STORED_PROCEDURE.exception();
    }
}
