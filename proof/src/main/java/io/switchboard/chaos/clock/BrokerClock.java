package io.switchboard.chaos.clock;

import io.switchboard.deploy.ClusterException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Sets one broker's clock, without any other process of the machine noticing. All of Kafka asks one class for the time of
 * day; the broker gets that class with one call changed, in front of its class path.
 */
public final class BrokerClock {

    private static final String KAFKAS = "org/apache/kafka/common/utils/SystemTime.class";
    private static final String LOOSE = Type.getInternalName(LooseClock.class);

    private final Path folder;
    private final Path file;
    private final Path told;

    /** Keeps what it has in {@code folder}. */
    public BrokerClock(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("ahead-ms");
        this.told = folder.resolve("ahead-ms" + LooseClock.TOLD);
    }

    /**
     * Makes the broker's classes and sets its clock right.
     *
     * @param libraries the folder with the broker's jars
     */
    public void build(Path libraries) {
        try {
            write(KAFKAS, loosened(original(libraries)));
            String own = LOOSE + ".class";
            try (InputStream in = BrokerClock.class.getResourceAsStream("/" + own)) {
                write(own, in.readAllBytes());
            }
            set(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For its JVM. */
    public String option() {
        return "-D" + LooseClock.FILE + "=" + file;
    }

    /** The class path with this clock in it. */
    public String in(String classPath) {
        return folder + File.pathSeparator + classPath;
    }

    /** From now on it is so much ahead of the system's, or behind. */
    public void set(long aheadMs) {
        try {
            Files.deleteIfExists(told);
            Path draft = folder.resolve("ahead-ms.draft");
            Files.writeString(draft, Long.toString(aheadMs));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the broker has asked for the time since that was last set, and was told another one than before. */
    public boolean isTold() {
        return Files.exists(told);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private static byte[] original(Path libraries) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "kafka-clients-*.jar")) {
            for (Path jar : jars) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    ZipEntry entry = zip.getEntry(KAFKAS);
                    if (entry != null) {
                        return zip.getInputStream(entry).readAllBytes();
                    }
                }
            }
        }
        throw new ClusterException("No kafka-clients-*.jar in " + libraries + " has " + KAFKAS);
    }

    private static byte[] loosened(byte[] original) {
        List<String> changed = new ArrayList<>();
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(original)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                return new MethodVisitor(
                                        Opcodes.ASM9, super.visitMethod(access, name, type, signature, exceptions)) {
                                    @Override
                                    public void visitMethodInsn(
                                            int code, String owner, String called, String type, boolean iface) {
                                        if (called.equals("currentTimeMillis")) {
                                            changed.add(name);
                                            super.visitMethodInsn(code, LOOSE, "milliseconds", type, iface);
                                        } else {
                                            super.visitMethodInsn(code, owner, called, type, iface);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        if (changed.isEmpty()) {
            throw new ClusterException(KAFKAS + " does not ask the system for the time of day any more");
        }
        return writer.toByteArray();
    }
}
