package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.policy.Nearest;
import io.switchboard.policy.Policy;
import io.switchboard.policy.Publication;
import io.switchboard.policy.Publications;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a policy. */
@Command(
        name = "retire",
        mixinStandardHelpOptions = true,
        description =
                "End a policy: from then on it promises nothing, its clocks are cancelled and what it had told and is"
                        + " not over is withdrawn.",
        footer = {
            "",
            "Examples:",
            "  ./switchboard policy retire demo-calls --reason 'the phone desk closes'",
            "  ./switchboard policy retire demo-calls --at 2026-12-31T23:00:00Z --reason 'the phone desk closes'"
        })
final class PolicyRetireCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "ID", description = "Of the policy.")
    private String id;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            defaultValue = "now",
            converter = InstantOrNow.class,
            description = "When it ends. Default: ${DEFAULT-VALUE}.")
    private Instant at;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who retires it. Default: ${DEFAULT-VALUE}.")
    private String by;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the record.")
    private String reason;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Set<String> known = brokers.shelf().book().policies().stream()
                .map(Policy::id)
                .collect(Collectors.toCollection(TreeSet::new));
        if (known.isEmpty()) {
            throw new ClusterException("policy " + id + " is not published, and no other is; publish it first");
        }
        if (!known.contains(id)) {
            throw new ClusterException("policy " + id + " is not published: " + Nearest.use(id, known));
        }
        Publication retirement = Publications.retirement(id, at, InstantOrNow.now(), by, reason);
        brokers.publish(List.of(retirement));
        spec.commandLine().getOut().println("published " + retirement.key() + ", retired from " + at);
    }
}
