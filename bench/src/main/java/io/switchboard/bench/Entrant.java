package io.switchboard.bench;

import io.switchboard.bench.contest.Contestant;
import io.switchboard.bench.contest.DatabaseContestant;
import io.switchboard.bench.contest.FlinkContestant;
import io.switchboard.bench.contest.ProcessContestant;
import io.switchboard.bench.limit.InMemory;
import io.switchboard.bench.limit.PassthroughJob;
import io.switchboard.bench.limit.ShuffleJob;
import io.switchboard.bench.rival.CepDesk;
import io.switchboard.bench.rival.PollingDesk;
import io.switchboard.bench.rival.StreamsDesk;
import java.util.List;
import java.util.Map;

/** Who takes part: limits, ourselves, and what a user would take instead. All on two cores with broker and all. */
enum Entrant {
    /** Limit A: Kafka to Kafka, exactly once (Flink). */
    LIMIT_A("limitA") {
        @Override
        Contestant on(Grounds grounds, Plan plan) {
            return job(grounds, PassthroughJob.class);
        }
    },
    /** Limit B: the same with decode, shuffle by ticket, encode; no state (Flink). */
    LIMIT_B("limitB") {
        @Override
        Contestant on(Grounds grounds, Plan plan) {
            return job(grounds, ShuffleJob.class);
        }
    },
    /** Limit C: the engine in memory, on one thread of this JVM, without Flink and Kafka. */
    LIMIT_C("limitC") {
        @Override
        Contestant on(Grounds grounds, Plan plan) {
            return new InMemory(key(), Promises.BASIC, plan::desk);
        }
    },
    /** The SLA job, RocksDB, exactly once. */
    OURS("ours") {
        @Override
        Contestant on(Grounds grounds, Plan plan) {
            return OurJob.named(key(), grounds, Promises.BASIC, Map.of());
        }
    },
    /** The same with {@code tracking: false}: what changes, not where all stands. */
    OURS_WITHOUT_TRACKING("oursWithoutTracking") {
        @Override
        Contestant on(Grounds grounds, Plan plan) {
            return OurJob.named(key(), grounds, Promises.BASIC, Map.of("tracking", "false"));
        }
    },
    /** The same with a third clock, which the others do not keep. */
    OURS_WITH_THREE_CLOCKS("oursWithThreeClocks") {
        @Override
        Contestant on(Grounds grounds, Plan plan) {
            return OurJob.named(key(), grounds, Promises.THREE_CLOCKS, Map.of());
        }
    },
    /** The basic rules in Kafka Streams, RocksDB, exactly-once v2. */
    KAFKA_STREAMS("kafkaStreams") {
        @Override
        Contestant on(Grounds grounds, Plan plan) {
            return new ProcessContestant(
                    key(),
                    grounds.dir(),
                    StreamsDesk.class,
                    course -> List.of(topic(), Integer.toString(plan.parallelism())));
        }
    },
    /** The first reply alone, of the basic rules, in Flink's CEP: it has no word for a clock that rests. */
    FLINK_CEP("flinkCep") {
        @Override
        Contestant on(Grounds grounds, Plan plan) {
            return job(grounds, CepDesk.class);
        }
    },
    /** The basic rules as a polling loop over PostgreSQL, one transaction per event. */
    POLLING("polling") {
        @Override
        Contestant on(Grounds grounds, Plan plan) {
            return new DatabaseContestant(new ProcessContestant(
                    key(),
                    grounds.dir(),
                    PollingDesk.class,
                    course -> List.of(
                            Long.toString(course.open() / Grounds.PARTITIONS), Integer.toString(Grounds.PARTITIONS))));
        }
    };

    private final String key;

    Entrant(String key) {
        this.key = key;
    }

    abstract Contestant on(Grounds grounds, Plan plan);

    /** As it is called in the results. */
    String key() {
        return key;
    }

    /** Where it writes, unless that is given. */
    String topic() {
        return "bench-" + key;
    }

    Contestant job(Grounds grounds, Class<?> job) {
        return new FlinkContestant(
                key,
                grounds.cluster(),
                grounds.parallelism(),
                job.getName(),
                (course, group) -> List.of(course.bootstrapServers(), group, topic()));
    }
}
