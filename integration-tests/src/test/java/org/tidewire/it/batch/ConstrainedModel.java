package org.tidewire.it.batch;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.tidewire.it.batch.BatchModel.Seat;

/** Entities with unique keys beside their ids. */
final class ConstrainedModel {
    private ConstrainedModel() {}

    @Entity(name = "Member")
    @Table(
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "member_place",
                            columnNames = {"team", "place"}))
    static class Member {
        @Id
        long id;

        @Version
        int version;

        @Column(unique = true)
        String email;

        int team;

        Integer place;

        String name;

        Member() {}

        Member(long id) {
            this.id = id;
            email = id % 4 == 0 ? null : "m" + id;
            team = (int) id % 2;
            place = (int) id / 2;
        }
    }

    /** The table of the list has a unique key on the seats; it refers to no table, so that tests may define that anew. */
    @Entity(name = "Playlist")
    static class Playlist {
        @Id
        long id;

        @OneToMany
        @OrderColumn
        @JoinTable(name = "Playlist_seats", inverseForeignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        List<Seat> seats = new ArrayList<>();
    }
}
