package org.thumbnailroute.doctor;

import java.util.regex.Pattern;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;

/** Whether the worker would take the settings. */
final class SettingsCheck implements Check {

    private static final Pattern FIFO = Pattern.compile("\\.fifo\\b");

    private final Fact<Settings> settings;

    SettingsCheck(Fact<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Finding look() {
        try {
            Settings read = settings.ask();
            return Finding.ok("valid: thumbnails of %s go to %s".formatted(read.sourceBuckets(), read.targetBucket()));
        } catch (InvalidSettingException e) {
            String complaint = String.valueOf(e.getMessage());
            return Finding.fail(
                    complaint,
                    FIFO.matcher(complaint).find()
                            ? "use a standard queue and a standard topic: the worker takes no FIFO ones"
                            : "correct it in application.properties, or in the environment variable that overrides it");
        }
    }
}
