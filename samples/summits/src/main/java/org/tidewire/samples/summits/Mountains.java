package org.tidewire.samples.summits;

import jakarta.data.repository.Find;
import jakarta.data.repository.OrderBy;
import jakarta.data.repository.Repository;
import java.util.List;

/** A repository of Jakarta Data. Hibernate's annotation processor writes the class {@code Mountains_} that implements it. */
@Repository
public interface Mountains {
    /**
     * Reads the mountains of a country.
     *
     * @param country its letters, or those of the two that share a mountain
     * @return the mountains, the highest first
     */
    @Find
    @OrderBy(value = "height", descending = true)
    @OrderBy("mountain")
    List<Summit> of(String country);
}
