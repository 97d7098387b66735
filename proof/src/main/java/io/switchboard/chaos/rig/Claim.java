package io.switchboard.chaos.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Blocks of ports that this process has for itself, for as long as it lives: it listens at the first of each. */
final class Claim {

    private static final List<ServerSocket> HELD = new ArrayList<>();

    private Claim() {}

    /** False if another process has it. */
    @SuppressWarnings("AddressSelection") // the loopback is the point
    static synchronized boolean of(int port) {
        try {
            HELD.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
