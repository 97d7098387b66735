package io.switchboard.chaos.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link is cut as a network is, and counts only if it was in somebody's way. */
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

    @Test
    void afterAWordThatWasKeptNothingComesAnyMore() throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        Iterator<Boolean> open = List.of(true, false, true).iterator();
        AtomicInteger kept = new AtomicInteger();

        Link.carry(aWordAtATime(1, 2, 3), heard, open::next, kept::incrementAndGet);

        assertThat(heard.toByteArray()).containsExactly(1);
        assertThat(kept).hasValue(2);
    }

    private static InputStream aWordAtATime(int... words) {
        return new InputStream() {
            private int next;

            @Override
            public int read() {
                return next < words.length ? words[next++] : -1;
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                int word = read();
                if (word < 0) {
                    return word;
                }
                buffer[from] = (byte) word;
                return 1;
            }
        };
    }
}
