package io.switchboard.chaos.mutant;

import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the jar of a {@link Mutant} out of the job's. */
public final class Breeding {

    private static final String CLASS = ".class";

    private Breeding() {}

    /**
     * Returns the mutant's jar, in {@code folder}; the job's own where its classes stay as they are.
     *
     * @throws ClusterException if there is nothing to change: the job has moved on, and the mutant has to follow
     */
    public static Path jar(Mutant mutant, Path job, Path folder) {
        if (mutant.target() == null) {
            return job;
        }
        Path jar = folder.resolve(mutant.name().toLowerCase(Locale.ROOT) + ".jar");
        try {
            Files.createDirectories(folder);
            copy(mutant, job, jar);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Mutant mutant, Path job, Path jar) throws IOException {
        boolean changed = false;
        try (ZipFile from = new ZipFile(job.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(jar))) {
            to.setLevel(1);
            Enumeration<? extends ZipEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] bytes = bytes(from, entry);
                if (entry.getName().equals(mutant.target() + CLASS)) {
                    byte[] mutated = mutated(mutant, bytes);
                    changed = !Arrays.equals(mutated, bytes);
                    bytes = mutated;
                }
                put(to, entry.getName(), bytes);
            }
            put(to, Mutant.SABOTEUR + CLASS, saboteur());
        }
        if (!changed) {
            throw new ClusterException(mutant + " changes nothing in " + mutant.target() + " of " + job);
        }
    }

    private static void put(ZipOutputStream to, String name, byte[] bytes) throws IOException {
        to.putNextEntry(new ZipEntry(name));
        to.write(bytes);
        to.closeEntry();
    }

    private static byte[] bytes(ZipFile from, ZipEntry entry) throws IOException {
        try (InputStream in = from.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static byte[] saboteur() throws IOException {
        try (InputStream in = Breeding.class.getResourceAsStream("/" + Mutant.SABOTEUR + CLASS)) {
            return in.readAllBytes();
        }
    }

    private static byte[] mutated(Mutant mutant, byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] exceptions) {
                        MethodVisitor next =
                                super.visitMethod(access, mutant.renamed(name), type, signature, exceptions);
                        return mutant.mutated(name, next);
                    }
                },
                0);
        return writer.toByteArray();
    }
}
