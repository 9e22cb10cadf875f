package org.tidewire.it.tidb.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Tables without a sequence, with a foreign key, an index and a unique column; an older release, and the present one.
 */
final class Invoice {
    private Invoice() {}

    @Entity(name = "Invoice")
    @Table(name = "invoice")
    static class Before {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Column(nullable = false, unique = true, length = 100)
        String number;
    }

    @Entity(name = "Invoice")
    @Table(name = "invoice", indexes = @Index(name = "invoice_due", columnList = "due"))
    static class Now {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Column(nullable = false, unique = true, length = 100)
        String number;

        LocalDate due;
    }

    @Entity(name = "InvoiceLine")
    @Table(name = "invoice_line")
    static class Line {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @ManyToOne(optional = false)
        Now invoice;

        @Column(precision = 12, scale = 2)
        BigDecimal amount;
    }
}
