package org.tidewire.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tidewire.testkit.engine.DatabendEngines;

/**
 * A test class that runs on Databend: a server, or the engine behind a front that imitates the server's handler. It takes
 * a {@link TestDatabase}, its own empty one, as a parameter of its constructor or of any method.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag(DatabendEngines.TAG)
@ExtendWith(EngineExtension.class)
public @interface DatabendTest {}
