package io.switchboard.chaos.run;

import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Which job was played, and by whom it was judged, so that runs of one are not counted with those of another. */
final class Print {

    private static final int LENGTH = 16;

    private Print() {}

    /** A name of what is in the jar: the same for every build of the same classes. */
    static String ofJar(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return of(zip.stream()
                    .filter(entry -> !entry.getName().startsWith("META-INF/"))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .map(entry -> line(entry.getName(), entry.getCrc()))
                    .toList());
        } catch (IOException e) {
            throw new ClusterException("Cannot read " + jar + ": " + e.getMessage(), e);
        }
    }

    /** The same of a folder with classes. */
    static String ofFolder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("META-INF")))
                    .sorted()
                    .toList();
            return of(all.stream()
                    .map(file -> line(folder.relativize(file).toString(), crc(file)))
                    .toList());
        } catch (IOException e) {
            throw new ClusterException("Cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static long crc(Path file) {
        CRC32 crc = new CRC32();
        try {
            crc.update(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ClusterException("Cannot read " + file + ": " + e.getMessage(), e);
        }
        return crc.getValue();
    }

    private static String line(String name, long crc) {
        return "%s %08x\n".formatted(name, crc);
    }

    private static String of(List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
