package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy document as somebody wrote it. */
record PolicyFile(String name, String yaml) {

    static PolicyFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ClusterException(file + " is not a file; give a policy document, as YAML");
        }
        try {
            return new PolicyFile(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ClusterException(file + " cannot be read as UTF-8 (" + e + "); save it as UTF-8", e);
        }
    }
}
