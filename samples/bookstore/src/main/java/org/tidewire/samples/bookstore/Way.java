package org.tidewire.samples.bookstore;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A way to do what the tutorial does. */
enum Way {
    JDBC,
    ENTITY,
    CONNECTIONS,
    REPOSITORY;

    /** As the option takes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the option. */
    static final class Converter implements ITypeConverter<Way> {
        Converter() {}

        @Override
        public Way convert(String value) {
            List<Way> all = List.of(values());
            return all.stream()
                    .filter(way -> way.toString().equals(value))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("expected one of " + all + " but was '" + value + "'"));
        }
    }
}
