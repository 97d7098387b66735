package io.switchboard.chaos.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link that is cut counts only if it was in somebody's way. */
class LinkTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private ServerSocket server;
    private Link link;
    private int port;

    @BeforeEach
    void aLinkToSomebody() throws IOException {
        server = new ServerSocket(0, 1, HERE);
        try (ServerSocket free = new ServerSocket(0, 1, HERE)) {
            port = free.getLocalPort();
        }
        link = new Link(port, server.getLocalPort());
    }

    @AfterEach
    void hangUp() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void aLinkThatNobodyUsedWasInNobodysWay() {
        link.be(Link.State.CUT);
        link.be(Link.State.SILENT);
        link.be(Link.State.OPEN);
        assertThat(link.met()).isZero();
    }

    @Test
    void aLinkThatIsCutRefusesWhoCalls() throws IOException {
        link.be(Link.State.CUT);
        try (Socket caller = new Socket(HERE, port)) {
            assertThat(caller.getInputStream().read()).isNegative();
        }
        assertThat(link.met()).isEqualTo(1);
    }

    @Test
    void aLinkThatIsCutBreaksWhatStands() throws IOException {
        try (Socket caller = new Socket(HERE, port);
                Socket called = server.accept()) {
            caller.getOutputStream().write(1);
            assertThat(called.getInputStream().read()).isEqualTo(1);
            link.be(Link.State.CUT);
        }
        assertThat(link.met()).isPositive();
    }

    @Test
    void aLinkThatIsSilentKeepsAWordToItself() throws IOException {
        try (Socket caller = new Socket(HERE, port);
                Socket called = server.accept()) {
            link.be(Link.State.SILENT);
            caller.getOutputStream().write(1);
            caller.shutdownOutput();
            assertThat(called.getInputStream().read()).isNegative();
        }
        assertThat(link.met()).isEqualTo(1);
    }
}
