package org.tidewire.samples.summits;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A mountain of the Alps, in a table that each server of CrateDB has and nobody changes. */
@Entity
@Immutable
@Table(schema = "sys", name = "summits")
public class Summit {
    @Id
    private String mountain;

    private @Nullable String classification;

    /** The driver's point: longitude, then latitude. */
    @JdbcTypeCode(SqlTypes.OTHER)
    @Column(columnDefinition = "geo_point")
    private @Nullable Object coordinates;

    private @Nullable String country;

    @Column(name = "first_ascent")
    private @Nullable Integer firstAscent;

    private int height;

    private @Nullable Integer prominence;

    private @Nullable String range;

    private @Nullable String region;

    /** For Jakarta Persistence, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Summit() {}

    String mountain() {
        return mountain;
    }

    int height() {
        return height;
    }

    /** The columns in the order of the table. */
    @Override
    public String toString() {
        return Stream.of(classification, coordinates, country, firstAscent, height, mountain, prominence, range, region)
                .map(Objects::toString)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
