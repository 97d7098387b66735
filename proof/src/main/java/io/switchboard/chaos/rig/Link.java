package io.switchboard.chaos.rig;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A stretch of the network that can be cut: listens at a port of its own and passes on, byte for byte, what is said to
 * and by another port of this machine.
 */
public final class Link implements Closeable {

    private static final int CONNECT_LIMIT_MS = 2_000;
    private static final int BACKLOG = 256;

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong met = new AtomicLong();
    private volatile State state = State.OPEN;

    /** What becomes of what is said. */
    public enum State {
        OPEN,
        /** All connections break, and new ones are refused. */
        CUT,
        /** Connections stand and can be made, and nothing comes through any more: a cable is out. */
        SILENT,
        /** What is said to the other port still comes through, and nothing that it says. */
        MUTE
    }

    /** From {@code port} to {@code target}, both on the loopback. */
    public Link(int port, int target) {
        this.target = target;
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen at port " + port, e);
        }
        start("link " + port + " door", this::welcome);
    }

    /** What a silence has kept nobody repeats, so that its connections break when it ends. */
    public synchronized void be(State next) {
        State before = state;
        state = next;
        if (next == State.CUT) {
            met.addAndGet(open.size());
        }
        if (next == State.CUT || before != State.OPEN) {
            open.forEach(Link::hangUp);
        }
    }

    /** How often it has been in somebody's way: connections that it broke or refused, and words that it kept to itself. */
    public long met() {
        return met.get();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                start("link " + door.getLocalPort(), () -> connect(caller));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket caller) {
        if (state == State.CUT) {
            met.incrementAndGet();
            hangUp(caller);
            return;
        }
        Socket called = new Socket();
        try {
            called.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_LIMIT_MS);
            caller.setTcpNoDelay(true);
            called.setTcpNoDelay(true);
        } catch (IOException e) {
            hangUp(caller);
            hangUp(called);
            return;
        }
        open.add(caller);
        open.add(called);
        start("link " + door.getLocalPort() + " back", () -> pass(called, caller, () -> state == State.OPEN));
        pass(caller, called, () -> state != State.SILENT);
    }

    private void pass(Socket from, Socket to, BooleanSupplier heard) {
        try {
            carry(from.getInputStream(), to.getOutputStream(), heard, met::incrementAndGet);
        } catch (IOException e) {
            // the other side learns of it below
        }
        hangUp(from);
        hangUp(to);
        open.remove(from);
        open.remove(to);
    }

    /**
     * To its end. After a word that was kept nothing comes any more, whoever is heard again: a network loses all that follows or
     * nothing, and who reads on past a gap takes an answer for that of another question.
     */
    static void carry(InputStream in, OutputStream out, BooleanSupplier heard, Runnable kept) throws IOException {
        byte[] buffer = new byte[1 << 14];
        boolean gap = false;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            gap |= !heard.getAsBoolean();
            if (gap) {
                kept.run();
            } else {
                out.write(buffer, 0, read);
            }
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 1 << 17);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        hangUpDoor();
        open.forEach(Link::hangUp);
    }

    private void hangUpDoor() {
        try {
            door.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
