package org.tidewire.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs, and how processes are told of them. */
class EngineTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://a:4000/b, a:4000, jdbc:mysql://proxy:1/b?sslMode=DISABLED&useCompression=false",
        "jdbc:mysql://a/b?sslMode=REQUIRED&x=1, a:3306, jdbc:mysql://proxy:1/b?x=1&sslMode=DISABLED&useCompression=false",
        "jdbc:mysql://bob:pw@a/b, a:3306, jdbc:mysql://bob:pw@proxy:1/b?sslMode=DISABLED&useCompression=false",
        "jdbc:databend+mysql://a/b, a:3307, jdbc:databend+mysql://proxy:1/b"
    })
    void standsBehindAProxy(String url, String address, String behind) {
        assertThat(engine(url, "").hostAndPort()).isEqualTo(address);
        assertThat(engine(url, "").behind("proxy:1").url()).isEqualTo(behind);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://a:4000/b, true",
        "jdbc:mysql://bob:pw@a/b?x=1, true",
        "'jdbc:mysql://a,c/b', false",
        "jdbc:mysql:loadbalance://a/b, false",
        "jdbc:mysql://[::1]:4000/b, false",
        "jdbc:databend+mysql://a:3307, false"
    })
    void oneServer(String url, boolean one) {
        assertThat(Engine.isOneServer(url)).isEqualTo(one);
    }

    @Test
    void processesAreToldWithoutThePasswordInTheirArguments() {
        Engine told = engine("jdbc:mysql://a:4000/b", "a=b\\ü #");
        List<String> arguments = told.asJvmArguments();
        assertThat(arguments).singleElement().asString().doesNotContain("ü");
        String[] property = arguments.get(0).substring("-D".length()).split("=", 2);
        System.setProperty(property[0], property[1]);
        try {
            assertThat(Engine.ofThisProcess()).isEqualTo(told);
        } finally {
            System.clearProperty(property[0]);
        }
    }

    @Test
    void isShownWithoutThePassword() {
        assertThat(engine("jdbc:mysql://a:4000/b?password=secret", "secret")).hasToString("Engine[here]");
    }

    private static Engine engine(String url, String password) {
        return new Engine(url, "root", password, "here", false);
    }
}
