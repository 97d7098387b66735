package io.switchboard.bench;

import io.switchboard.deploy.ClusterException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the pure parts cost, by JMH. */
@Command(
        name = "parts",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure what the pure parts cost: a score, a dispatch, a step of the engine, a due time. Each benchmark runs in JVMs"
                    + " of its own, warmed up; every figure has a 99.9 %% interval over its iterations.",
            "Leave the machine alone meanwhile."
        },
        exitCodeListHeading = "Exit codes: ",
        exitCodeList = {"0:measured", "1:a benchmark has failed", "2:wrong arguments"},
        footer = {
            "",
            "Examples:",
            "  ./switchboard bench parts",
            "  ./switchboard bench parts --only Dispatch --json target/parts.json",
            "  ./switchboard bench parts --short"
        })
final class PartsCommand implements Callable<Integer> {

    private static final int FORKS = 3;
    private static final int ITERATIONS = 5;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only benchmarks whose name matches.")
    private String only = ".*";

    @Option(names = "--short", description = "One JVM each and short iterations: a glance, no measurement.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there, in JMH's own form.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(only)
                .forks(quick ? 1 : FORKS)
                .warmupIterations(quick ? 1 : ITERATIONS)
                .measurementIterations(quick ? 2 : ITERATIONS)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(quick ? 1 : 2))
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        "-XX:+UseSerialGC", "-Xmx4g", "-Dswitchboard.root=" + System.getProperty("switchboard.root"));
        if (json != null) {
            options.result(json.toString()).resultFormat(ResultFormatType.JSON);
        }
        try {
            boolean any = !new Runner(options.build()).run().isEmpty();
            return any ? 0 : 1;
        } catch (NoBenchmarksException e) {
            throw new ParameterException(spec.commandLine(), "--only %s: %s".formatted(only, e.getMessage()), e);
        } catch (RunnerException e) {
            throw new ClusterException("A benchmark has failed: " + e.getMessage(), e);
        }
    }
}
