package io.switchboard.chaos.run;

import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Which job was played, so that runs of one are not counted with those of another. */
final class Engine {

    private static final int LENGTH = 16;

    private Engine() {}

    /** A name of what is in the jar: the same for every build of the same classes. */
    static String of(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.getName().startsWith("META-INF/"))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ZipEntry entry : entries) {
                String line = "%s %08x\n".formatted(entry.getName(), entry.getCrc());
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
        } catch (IOException e) {
            throw new ClusterException("Cannot read " + jar + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
