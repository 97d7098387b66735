package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsRefusedWithItsNumberAndTheOption() throws Exception {
        try (ServerSocket holder = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.require(holder.getLocalPort(), "the broker", "--kafka-port"))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("Port " + holder.getLocalPort() + " for the broker is taken by ")
                    .hasMessageContaining("--kafka-port");
        }
    }

    @Test
    void aPortTakenOnTheLoopbackOnlyIsTaken() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(holder.getLocalPort())).isFalse();
        }
    }

    @Test
    void theHolderIsNamedWhereTheSystemTells() throws Exception {
        assumeThat(Path.of("/proc/net/tcp")).exists();
        try (ServerSocket holder = new ServerSocket(0)) {
            assertThat(Ports.holder(holder.getLocalPort())).hasValueSatisfying(process -> assertThat(process)
                    .startsWith("process " + ProcessHandle.current().pid()));
        }
    }

    @Test
    void aFreePortPasses() {
        assertThatNoException().isThrownBy(() -> Ports.require(Ports.free(Set.of()), "the broker", "--kafka-port"));
    }

    /** Linux hands out ports from 32,768 on to connections, and others hand out higher ones. */
    @Test
    void aFreePortIsNoneThatAConnectionCouldTakeMeanwhile() {
        assertThat(Ports.free(Set.of())).isBetween(10_000, 19_999);
    }

    @Test
    void zeroIsAFreePortAndAnyOtherNumberItself() {
        assertThat(Ports.orFree(0)).isBetween(10_000, 19_999);
        assertThat(Ports.orFree(8083)).isEqualTo(8083);
    }

    /** Once in about 1,700 starts two doors of one cluster had the same number. */
    @Test
    void aPortGivenToAnotherIsNotFree() {
        Set<Integer> taken = new HashSet<>(IntStream.rangeClosed(10_000, 19_999)
                .filter(port -> port % 100 != 0)
                .boxed()
                .toList());

        assertThat(Ports.free(taken)).matches(port -> port % 100 == 0);
    }

    @Test
    void noTwoDoorsOfAClusterHaveTheSameNumber() {
        for (int i = 0; i < 3_000; i++) {
            Layout layout = Layout.of(1, 1, 1, 0, 0);

            assertThat(List.of(layout.brokerPort(), layout.controllerPort(), layout.webPort(), layout.rpcPort()))
                    .doesNotHaveDuplicates();
        }
    }
}
