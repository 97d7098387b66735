package io.switchboard.cli;

import io.switchboard.policy.PolicyDiff;
import io.switchboard.policy.PolicyReader;
import io.switchboard.policy.Release;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a new document promises differently. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Say line by line what NEW promises differently from OLD; with one file, from what is published:"
                + " what the file does not name stays as it is.",
        footer = {
            "",
            "Exit codes: 0 equal, 1 different or failed.",
            "Examples:",
            "  ./switchboard policy diff deploy/policies/demo.yaml new.yaml",
            "  ./switchboard policy diff new.yaml"
        })
final class PolicyDiffCommand implements Callable<Integer> {

    @Parameters(arity = "1..2", paramLabel = "FILE", description = "OLD and NEW, or NEW alone.")
    private List<Path> files;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> lines = files.size() == 2
                ? PolicyDiff.of(PolicyReader.read(files.get(0)), PolicyReader.read(files.get(1)))
                : fromPublished(PolicyFile.read(files.get(0)));
        lines.forEach(out::println);
        return lines.isEmpty() ? 0 : 1;
    }

    private List<String> fromPublished(PolicyFile file) {
        var shelf = brokers.shelf();
        return PolicyDiff.of(
                shelf.book(), Release.replacing(shelf, file.name(), file.yaml(), new Release.Note(InstantOrNow.now())));
    }
}
