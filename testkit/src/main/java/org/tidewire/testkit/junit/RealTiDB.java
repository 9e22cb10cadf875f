package org.tidewire.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What only TiDB itself can prove: on the stand-in it is skipped, and the report says why. For use with {@link
 * TiDBTest}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(RealServerCondition.OfTiDB.class)
public @interface RealTiDB {
    /** Why the stand-in cannot prove it, as the end of the sentence "needs a real TiDB: ...". */
    String value();
}
