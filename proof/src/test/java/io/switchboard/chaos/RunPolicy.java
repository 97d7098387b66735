package io.switchboard.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The policy document of the fault runs. */
public final class RunPolicy {

    private RunPolicy() {}

    public static String text() {
        try (InputStream in = RunPolicy.class.getResourceAsStream("/chaos/policy.yaml")) {
            return new String(Objects.requireNonNull(in, "chaos/policy.yaml").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("chaos/policy.yaml", e);
        }
    }
}
