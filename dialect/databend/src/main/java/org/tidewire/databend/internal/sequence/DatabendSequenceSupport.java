package org.tidewire.databend.internal.sequence;

import org.hibernate.MappingException;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.tidewire.databend.internal.server.DatabendCapability;
import org.tidewire.databend.internal.server.DatabendRefusal;

/**
 * Sequences. They belong to the tenant, not to a database, and have no qualified names.
 *
 * <p>A statement advances a sequence of increment {@code n} by {@code n} times {@code n} (measured: 1, 2501, 5001 with
 * 50), so ids have gaps. Nothing here relies on that: the optimizers of Hibernate need steps of at least {@code n}, which a
 * server that steps by {@code n} gives as well.
 */
public record DatabendSequenceSupport(DatabaseVersion version) implements SequenceSupport {
    @Override
    public String getSelectSequenceNextValString(String sequenceName) {
        if (sequenceName.indexOf('.') >= 0) {
            throw DatabendRefusal.QUALIFIED_SEQUENCE.exception(sequenceName);
        }
        return "nextval(" + sequenceName + ")";
    }

    @Override
    public String getSequenceNextValString(String sequenceName) {
        return "select " + getSelectSequenceNextValString(sequenceName);
    }

    @Override
    public String getCreateSequenceString(String sequenceName) {
        return "create sequence " + sequenceName;
    }

    @Override
    public String getCreateSequenceString(String sequenceName, int initialValue, int incrementSize)
            throws MappingException {
        if (initialValue == 1 && incrementSize == 1) {
            return getCreateSequenceString(sequenceName);
        }
        if (!DatabendCapability.SEQUENCE_INCREMENTS.isIn(version)) {
            throw DatabendRefusal.SEQUENCE_INCREMENT.exception(sequenceName);
        }
        return getCreateSequenceString(sequenceName) + " start " + initialValue + " increment " + incrementSize;
    }

    @Override
    public String getDropSequenceString(String sequenceName) {
        return "drop sequence if exists " + sequenceName;
    }

    @Override
    public boolean supportsPooledSequences() {
        return true;
    }
}
