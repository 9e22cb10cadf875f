package org.tidewire.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tidewire.testkit.engine.TiDBEngines;

/**
 * A test class that runs on TiDB, or on what stands in for it. It takes a {@link TestDatabase}, its own empty one, as a
 * parameter of its constructor or of any method. After the class, TiDB's grammar parses what the dialect sent.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag(TiDBEngines.TAG)
@ExtendWith(EngineExtension.class)
public @interface TiDBTest {}
