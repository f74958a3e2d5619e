package org.thumbnailroute.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.thumbnailroute.engine.Forecast;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.rule.Profile;
import org.thumbnailroute.settings.Settings;

/** Whether the largest pictures that the settings allow fit into this JVM's memory; it has to be started like the worker. */
final class MemoryCheck implements Check {

    private static final long MEGABYTE = 1_000_000;

    private final Settings settings;
    private final MachineMemory memory;

    MemoryCheck(Settings settings, MachineMemory memory) {
        this.settings = settings;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Finding look() {
        Set<String> warnings = new LinkedHashSet<>();
        for (Profile profile : settings.rules().profiles()) {
            if (profile.ignores()) {
                continue;
            }
            Forecast forecast = new Forecast(profile.request(Optional.empty()), settings.webp(), memory);
            String size = profile.rules().get(0).setting("size");
            Optional<String> never = forecast.neverFits();
            if (never.isPresent()) {
                return Finding.fail(size + ": " + never.get(), "raise -Xmx, or lower " + size);
            }
            warnings.addAll(forecast.warnings(settings.limits().sourcePixels()));
        }
        return warnings.isEmpty()
                ? Finding.ok(total())
                : Finding.warn(
                        String.join("; ", warnings),
                        "change -Xmx or the memory as it says, or lower thumbnail.max-source-pixels to what you get");
    }

    private static String total() {
        return "%d MB heap of %d MB"
                .formatted(
                        Runtime.getRuntime().maxMemory() / MEGABYTE,
                        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                        .getTotalMemorySize()
                                / MEGABYTE);
    }
}
