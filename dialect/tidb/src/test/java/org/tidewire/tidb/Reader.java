package org.tidewire.tidb;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** The server makes the id. */
@Entity(name = "Reader")
@Table(name = "readers", uniqueConstraints = @UniqueConstraint(name = "uk_reader", columnNames = "name"))
class Reader {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(nullable = false, length = 50)
    String name;
}
