package io.switchboard.deploy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The size and the ports of a local cluster.
 *
 * @param taskManagers number of TaskManager processes
 * @param slots slots of each TaskManager
 * @param partitions partitions of each topic that does not exist yet
 * @param brokerPort where the broker listens
 * @param controllerPort where the broker's own controller listens
 * @param webPort of Flink's REST interface and web UI
 * @param rpcPort of the JobManager for its TaskManagers
 */
public record Layout(
        int taskManagers, int slots, int partitions, int brokerPort, int controllerPort, int webPort, int rpcPort) {

    public static final int BROKER_PORT = 9092;
    public static final int WEB_PORT = 8081;

    /** The one parallelism that two cores serve; more slots only make room for more jobs. */
    public static final int PARALLELISM = 2;

    public Layout {
        positive(taskManagers, "task managers");
        positive(slots, "slots");
        positive(partitions, "partitions");
    }

    /** A port of 0 is replaced by a free one, and so are the ports that nobody types. */
    public static Layout of(int taskManagers, int slots, int partitions, int brokerPort, int webPort) {
        Set<Integer> taken = new HashSet<>(List.of(brokerPort, webPort));
        int broker = brokerPort == 0 ? another(taken) : brokerPort;
        int web = webPort == 0 ? another(taken) : webPort;
        return new Layout(taskManagers, slots, partitions, broker, another(taken), web, another(taken));
    }

    private static int another(Set<Integer> taken) {
        int port = Ports.free(taken);
        taken.add(port);
        return port;
    }

    public String bootstrapServers() {
        return "localhost:" + brokerPort;
    }

    public String jobManager() {
        return "localhost:" + webPort;
    }

    private static void positive(int count, String what) {
        if (count < 1) {
            throw new ClusterException("The number of " + what + " is " + count + "; it must be 1 or more");
        }
    }
}
