package org.tidewire.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What only a server of Databend can prove: on the engine behind our front it is skipped, and the report says why. For use with {@link
 * DatabendTest}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(RealServerCondition.OfDatabend.class)
public @interface RealDatabend {
    /** Why the front cannot prove it, as the end of the sentence "needs a real Databend: ...". */
    String value();
}
