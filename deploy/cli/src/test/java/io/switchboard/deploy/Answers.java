package io.switchboard.deploy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers over HTTP as it was told to, and to all else that there is no such thing. */
public final class Answers implements AutoCloseable {

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    public Answers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String answer = answers.get(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = (answer == null ? "{\"errors\":[\"Not found.\"]}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Such as {@code GET /overview}. */
    public void put(String request, String answer) {
        answers.put(request, answer);
    }

    /** Its host:port. */
    public String address() {
        return "localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
