/**
 * What TiDB offers to an entity, as annotations.
 *
 * <p>They are read by Hibernate itself while it boots, and misuse is refused there, by an
 * {@link org.hibernate.AnnotationException} of one sentence. What only TiDB understands is rendered in its comment form,
 * for example {@code /*T![ttl] ... *}{@code /}, so that a script for TiDB runs on MySQL and MariaDB too.
 *
 * <p>Under another dialect than {@link org.tidewire.tidb.TiDBDialect} the annotations of a table do nothing at all, and
 * those of an id keep their promise by what the other database has. A schema {@code update} does not
 * alter the options of a table that is there already; it and {@code validate} compare them with what the server shows, and
 * log what differs.
 */
@NullMarked
package org.tidewire.tidb.annotation;

import org.jspecify.annotations.NullMarked;
