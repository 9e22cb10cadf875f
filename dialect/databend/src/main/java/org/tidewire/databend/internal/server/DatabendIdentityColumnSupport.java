package org.tidewire.databend.internal.server;

import org.hibernate.dialect.identity.IdentityColumnSupportImpl;

/** Identity columns exist ({@code autoincrement}), but the key of a new row cannot be read back: they are refused. */
public final class DatabendIdentityColumnSupport extends IdentityColumnSupportImpl {
    public static final DatabendIdentityColumnSupport INSTANCE = new DatabendIdentityColumnSupport();

    private DatabendIdentityColumnSupport() {}

    /** Asked when a schema is made; without one, {@link UnsupportedMapping} refuses. */
    @Override
    public String getIdentityColumnString(int type) {
        throw DatabendRefusal.IDENTITY.exception();
    }
}
