package org.tidewire.internal.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.GenerationTarget;

/** A target that logs how much has been dropped. Hibernate drops tables and views before sequences. */
public record DropProgress(GenerationTarget target, SchemaProgress progress, int tables) implements GenerationTarget {
    private static final Pattern DROP = Pattern.compile("\\s*drop\\s+(table|view|sequence)\\s.*", Pattern.DOTALL);

    public static DropProgress of(GenerationTarget target, Metadata metadata) {
        long tables = metadata.collectTableMappings().stream()
                .filter(Table::isPhysicalTable)
                .count();
        return new DropProgress(target, new SchemaProgress(System::nanoTime), (int) tables);
    }

    @Override
    public void prepare() {
        target.prepare();
    }

    @Override
    public void accept(String command) {
        target.accept(command);
        Matcher drop = DROP.matcher(command);
        if (drop.matches()) {
            if (drop.group(1).equals("sequence")) {
                progress.oneDone("sequences dropped", 0);
            } else {
                progress.oneDone("tables dropped", tables);
            }
        }
    }

    @Override
    public void release() {
        target.release();
    }
}
