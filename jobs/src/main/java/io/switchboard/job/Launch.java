package io.switchboard.job;

import io.switchboard.wire.KafkaNeeds;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;

/** What every job does before it is wired. */
public final class Launch {

    private Launch() {}

    /**
     * Looks whether Kafka is as the job needs it, and has the running job tell its prefix: so that whoever is about to abort
     * transactions, or to submit another job, can see whose they are.
     *
     * @throws IllegalStateException naming what is not, and the remedy
     */
    public static StreamExecutionEnvironment environment(KafkaConfig config, KafkaNeeds needs) {
        config.kafka().check(needs.inputs(), needs.outputs());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        if (env.getConfiguration().getOptional(RocksDBOptions.OPTIONS_FACTORY).isEmpty()) {
            env.configure(new Configuration().set(RocksDBOptions.OPTIONS_FACTORY, StateFiles.class.getName()));
        }
        env.getConfig().setGlobalJobParameters(ParameterTool.fromMap(Map.of(KafkaNeeds.PREFIX_KEY, needs.prefix())));
        return env;
    }
}
