package org.tidewire.internal.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Names of the mapping whose catalog or schema Hibernate leaves out of its SQL, because the dialect's names have only the
 * other of the two. Without a check their rows would land in the database of the URL.
 */
public enum DroppedQualifiers {
    /** For a dialect whose names have a schema and no catalog. */
    CATALOG(MappingSettings.DEFAULT_CATALOG),
    /** For a dialect whose names have a catalog and no schema. */
    SCHEMA(MappingSettings.DEFAULT_SCHEMA);

    private final String setting;

    DroppedQualifiers(String setting) {
        this.setting = setting;
    }

    /**
     * The names with this qualifier: tables, sequences, and the defaults of the settings and of orm.xml.
     *
     * @param metadata the mapping
     * @return one element for each, such as {@code schema = "crm" of customers}
     */
    public List<String> in(Metadata metadata) {
        Database database = metadata.getDatabase();
        List<String> names = new ArrayList<>();
        Object byDefault = database.getServiceRegistry()
                .requireService(ConfigurationService.class)
                .getSettings()
                .get(setting);
        if (byDefault != null && !byDefault.toString().isBlank()) {
            names.add(setting + "=" + byDefault);
        }
        Identifier implicit = qualifier(database.getPhysicalImplicitNamespaceName());
        if (implicit != null) {
            names.add(described(implicit, "the defaults in orm.xml"));
        }
        for (Namespace namespace : database.getNamespaces()) {
            Identifier explicit = qualifier(namespace.getPhysicalName());
            if (explicit != null) {
                namespace.getTables().stream()
                        .filter(Table::isPhysicalTable)
                        .forEach(table -> names.add(described(explicit, table.getName())));
                namespace
                        .getSequences()
                        .forEach(sequence -> names.add(described(
                                explicit, sequence.getName().getSequenceName().getText())));
            }
        }
        return names;
    }

    private @Nullable Identifier qualifier(Namespace.Name name) {
        return this == CATALOG ? name.catalog() : name.schema();
    }

    private String described(Identifier value, String owner) {
        return name().toLowerCase(Locale.ROOT) + " = \"" + value.getText() + "\" of " + owner;
    }
}
