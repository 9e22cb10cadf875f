package org.tidewire.internal.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.GenerationTarget;

/** Logs how much has been dropped. Hibernate drops tables and views before sequences. */
public final class DropProgress extends ForwardingTarget {
    private static final Pattern DROP = Pattern.compile("\\s*drop\\s+(table|view|sequence)\\s.*", Pattern.DOTALL);

    private final SchemaProgress progress;
    private final int tables;

    DropProgress(GenerationTarget target, SchemaProgress progress, int tables) {
        super(target);
        this.progress = progress;
        this.tables = tables;
    }

    public static DropProgress of(GenerationTarget target, Metadata metadata) {
        long tables = metadata.collectTableMappings().stream()
                .filter(Table::isPhysicalTable)
                .count();
        return new DropProgress(target, new SchemaProgress(System::nanoTime), (int) tables);
    }

    @Override
    public void accept(String command) {
        super.accept(command);
        Matcher drop = DROP.matcher(command);
        if (drop.matches()) {
            if (drop.group(1).equals("sequence")) {
                progress.oneDone("sequences dropped", 0);
            } else {
                progress.oneDone("tables dropped", tables);
            }
        }
    }
}
