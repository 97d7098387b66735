package io.switchboard.chaos.run;

import io.switchboard.chaos.fault.Schedule;
import io.switchboard.chaos.feed.Workload;
import io.switchboard.chaos.rig.Flavour;
import io.switchboard.chaos.rig.Rig;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plays one seed after another, on the same rig as long as it is of the right flavour and can be made as new. */
final class Lane implements AutoCloseable {

    private final Installation installation;
    private final Path folder;
    private Rig rig;

    /** Keeps all it has in {@code folder}. */
    Lane(Installation installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
    }

    Played play(Game game) {
        Schedule schedule = game.schedule();
        Workload workload = Workload.of(schedule.seed(), game.setting().shape());
        Played played;
        try {
            played = new Play(rig(schedule.flavour()), game, workload).play();
        } catch (ClusterException e) {
            played = Played.none(game, e.getMessage(), workload.log().size());
        }
        if (!played.held()) {
            close();
            keepLogs(game);
        }
        return played;
    }

    /** What an earlier seed has left of a rig is no trouble of this one's: where that does not come back, another is built. */
    private Rig rig(Flavour flavour) {
        if (rig != null && !(rig.flavour().equals(flavour) && isAsNew(rig))) {
            close();
        }
        if (rig == null) {
            rig = Rig.start(installation, folder, flavour);
            rig.renew();
        }
        return rig;
    }

    private static boolean isAsNew(Rig used) {
        try {
            used.renew();
            return true;
        } catch (ClusterException e) {
            return false;
        }
    }

    /** For whoever wants to know why: the next rig begins with a clean folder. */
    private void keepLogs(Game game) {
        Path logs = folder.resolve("logs");
        Path kept = folder.resolveSibling(game.name());
        try {
            if (Files.isDirectory(logs)) {
                Trees.delete(kept);
                Files.move(logs, kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (rig != null) {
            rig.close();
            rig = null;
        }
    }
}
