package org.tidewire.testkit.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs a command of picocli; what goes wrong is one sentence, and never a stack trace. */
public final class SampleCommand {
    private SampleCommand() {}

    /**
     * Runs a sample.
     *
     * @param command an object annotated with {@link CommandLine.Command}
     * @param out for the answers to {@code --help} and {@code --version}
     * @param err for the sentence that says why it failed
     * @param arguments the options
     * @return 0 if all went well, 1 if not, 2 if the options were wrong
     */
    public static int run(Object command, PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true, UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setExecutionExceptionHandler((exception, failed, result) -> {
                    err.println(exception.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .setParameterExceptionHandler((exception, words) -> {
                    err.println(exception.getMessage() + "; see --help");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments);
    }
}
