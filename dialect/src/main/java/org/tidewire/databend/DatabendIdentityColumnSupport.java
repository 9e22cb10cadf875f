package org.tidewire.databend;

import org.hibernate.dialect.identity.IdentityColumnSupportImpl;
import org.hibernate.id.insert.GetGeneratedKeysDelegate;
import org.hibernate.persister.entity.EntityPersister;

/** Identity columns exist ({@code autoincrement}), but the key of a new row cannot be read back: they are refused. */
final class DatabendIdentityColumnSupport extends IdentityColumnSupportImpl {
    static final DatabendIdentityColumnSupport INSTANCE = new DatabendIdentityColumnSupport();

    private DatabendIdentityColumnSupport() {}

    /** Asked when a session factory is built. */
    @Override
    public GetGeneratedKeysDelegate buildGetGeneratedKeysDelegate(EntityPersister persister) {
        throw DatabendRefusal.IDENTITY.exception(persister.getEntityName());
    }

    /** Asked when a schema is made without a session factory. */
    @Override
    public String getIdentityColumnString(int type) {
        throw DatabendRefusal.IDENTITY.exception();
    }
}
