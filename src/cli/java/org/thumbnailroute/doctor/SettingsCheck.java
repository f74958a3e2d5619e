package org.thumbnailroute.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;

/** Whether the worker would take the settings. */
final class SettingsCheck implements Check {

    private static final Pattern FIFO = Pattern.compile("\\.fifo\\b");

    private final Fact<Settings> settings;
    private final Path directory;

    /** @param directory in which the worker would look for application.properties */
    SettingsCheck(Fact<Settings> settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Finding look() {
        try {
            Settings read = settings.ask();
            return Finding.ok("valid: thumbnails of %s go to %s"
                    .formatted(
                            String.join(", ", new TreeSet<>(read.buckets().sources())),
                            read.buckets().target()));
        } catch (InvalidSettingException e) {
            String complaint = String.valueOf(e.getMessage());
            return Finding.fail(complaint, mend(complaint));
        }
    }

    private String mend(String complaint) {
        if (FIFO.matcher(complaint).find()) {
            return "use a standard queue and a standard topic: the worker takes no FIFO ones";
        }
        return Files.exists(directory.resolve("application.properties"))
                ? "correct it in application.properties, or in the environment variable that overrides it"
                : "run doctor in the directory of the worker's application.properties; there is none in " + directory;
    }
}
