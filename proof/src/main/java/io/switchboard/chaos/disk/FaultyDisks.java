package io.switchboard.chaos.disk;

import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;

/** Lets Flink keep its checkpoints at {@code faulty:///folder}, on a disk whose mood a file of the harness says. */
public final class FaultyDisks implements FileSystemFactory {

    public static final String SCHEME = "faulty";

    /** The key of Flink's configuration that names the file. */
    public static final String MOOD_FILE = "faulty.mood-file";

    private String moodFile;

    @Override
    public void configure(Configuration config) {
        moodFile = config.getString(MOOD_FILE, null);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileSystem create(URI uri) {
        if (moodFile == null) {
            throw new IllegalStateException(MOOD_FILE + " is not configured: whose mood is the disk in?");
        }
        return new FaultyDisk(Path.of(moodFile));
    }
}
