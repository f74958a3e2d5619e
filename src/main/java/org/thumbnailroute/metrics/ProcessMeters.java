package org.thumbnailroute.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What any Java process says of itself, and which program it is. */
final class ProcessMeters {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private ProcessMeters() {}

    /** Close what it returns, or the garbage collector goes on telling it of its pauses. */
    static AutoCloseable bind(MeterRegistry meters) {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        bindResidentMemory(meters);
        bindBuild(meters);
        JvmGcMetrics collector = new JvmGcMetrics();
        collector.bindTo(meters);
        return collector;
    }

    /** Which a container is killed for. Only Linux says it in a file. */
    private static void bindResidentMemory(MeterRegistry meters) {
        if (Files.isReadable(STATUS)) {
            Gauge.builder("process.resident.memory", ProcessMeters::residentBytes)
                    .description("Memory of the process, as the kernel counts it")
                    .baseUnit("bytes")
                    .register(meters);
        }
    }

    private static double residentBytes() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(STATUS));
            return resident.find() ? 1024.0 * Long.parseLong(resident.group(1)) : Double.NaN;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static void bindBuild(MeterRegistry meters) {
        String version = Optional.ofNullable(ProcessMeters.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
        Gauge.builder("thumbnail.build.info", () -> 1)
                .description("The worker's version, and the Java that runs it")
                .tag("version", version)
                .tag("java", System.getProperty("java.version"))
                .register(meters);
    }
}
