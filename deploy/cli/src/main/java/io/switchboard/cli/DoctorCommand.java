package io.switchboard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.Layout;
import io.switchboard.doctor.Doctor;
import io.switchboard.doctor.Finding;
import io.switchboard.doctor.FlinkConfFile;
import io.switchboard.doctor.FlinkSettings;
import io.switchboard.doctor.Level;
import io.switchboard.job.JobNeeds;
import io.switchboard.wire.KafkaNeeds;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks before a job is submitted. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look, before a job is submitted, for what would keep it from running or make it lose or double"
                + " records: brokers, topics, partitions, rights, transaction timeout, prefix, checkpoints and"
                + " clocks. A line for each, with what to do.",
        footer = {
            "",
            "Exit codes: 0 no FAIL, 1 a FAIL, 2 wrong arguments.",
            "Examples:",
            "  ./switchboard doctor sla --config deploy/sla.yaml",
            "  ./switchboard doctor routing --config routing.yaml --parallelism 8 --jobmanager flink:8081 --flink-conf conf/config.yaml"
        })
final class DoctorCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "JOB",
            arity = "0..1",
            defaultValue = "sla",
            description = "One of: ${COMPLETION-CANDIDATES}; those that begin no transactions are refused."
                    + " Default: ${DEFAULT-VALUE}.")
    private JobName job;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "What the job means, as YAML.")
    private Path config;

    @Option(
            names = {"-p", "--parallelism"},
            paramLabel = "N",
            description = "Subtasks of each operator. Default: Flink's parallelism.default.")
    private Integer parallelism;

    @Option(
            names = "--flink-conf",
            paramLabel = "FILE",
            description = "The config.yaml of the client that will submit the job; it wins over the cluster's."
                    + " Default: the local cluster's, if it is down.")
    private Path flinkConf;

    @Option(names = "--json", description = "An array of objects instead of lines.")
    private boolean json;

    @Mixin
    private FlinkOption flink;

    @Mixin
    private ClusterOption cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (parallelism != null && parallelism < 1) {
            throw new ParameterException(spec.commandLine(), "--parallelism is " + parallelism + "; give 1 or more");
        }
        KafkaNeeds needs = needs();
        Doctor.Flink asked = asked();
        int subtasks = parallelism != null
                ? parallelism
                : asked.settings().map(FlinkSettings::parallelism).orElse(1);
        List<Finding> findings = new Doctor(needs, subtasks, asked).findings();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(findings));
        } else {
            findings.forEach(out::println);
        }
        return findings.stream().anyMatch(finding -> finding.level() == Level.FAIL) ? 1 : 0;
    }

    private KafkaNeeds needs() {
        if (!Files.isRegularFile(config)) {
            throw new ClusterException("--config " + config + " is not a file; give the job's YAML file");
        }
        try {
            return switch (job) {
                case sla -> JobNeeds.sla(config);
                case health -> JobNeeds.health(config);
                case intake -> JobNeeds.intake(config);
                case routing -> JobNeeds.routing(config);
                case quality -> JobNeeds.quality(config);
                case reconcile -> JobNeeds.reconcile(config);
                case stock -> JobNeeds.stock(config);
                case risk -> JobNeeds.risk(config);
                case heartbeat, archive -> throw new ParameterException(
                        spec.commandLine(),
                        job + " begins no transactions that could be lost or doubled; just submit it");
            };
        } catch (IllegalArgumentException e) {
            throw new ClusterException(e.getMessage(), e);
        }
    }

    private Doctor.Flink asked() {
        Optional<Layout> local = cluster.dir().layout();
        Optional<FlinkRest> rest = flink.rest(local);
        Optional<FlinkSettings> settings = rest.map(FlinkRest::config).map(FlinkSettings::new);
        if (flinkConf != null) {
            FlinkSettings client = FlinkConfFile.read(flinkConf);
            settings = Optional.of(settings.map(base -> base.with(client)).orElse(client));
        } else if (rest.isEmpty() && Files.isRegularFile(localConf())) {
            settings = Optional.of(FlinkConfFile.read(localConf()));
        }
        return new Doctor.Flink(rest, settings, flink.isHere());
    }

    private Path localConf() {
        return cluster.dir().flinkConf().resolve("config.yaml");
    }

    private static String json(List<Finding> findings) {
        ArrayNode all = new ObjectMapper().createArrayNode();
        findings.forEach(finding -> all.addObject()
                .put("level", finding.level().name())
                .put("check", finding.check())
                .put("said", finding.said())
                .put("remedy", finding.remedy()));
        return all.toString();
    }
}
