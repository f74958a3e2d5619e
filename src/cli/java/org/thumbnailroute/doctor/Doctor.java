package org.thumbnailroute.doctor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.thumbnailroute.doctor.DoctorOptions.ProbeOptions;
import org.thumbnailroute.settings.Settings;

/** Looks at everything. */
final class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<Settings> settings;
    private final Consumer<CheckResult> listener;
    private final InstantSource clock;

    /**
     * A doctor.
     *
     * @param settings reads them, or fails as the worker would
     * @param listener is told what a check found as soon as it is known
     * @param clock this machine's
     */
    Doctor(Supplier<Settings> settings, Consumer<CheckResult> listener, InstantSource clock) {
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
    }

    Report examine(DoctorOptions options) {
        List<CheckResult> results = new ArrayList<>();
        try (AwsAccess access = new AwsAccess(clock, PATIENCE)) {
            Examination examination = new Examination(right -> Grant.command(right, access.name()));
            Fact<Settings> read = new Fact<>("settings", settings);
            run(examination, Checks.withoutSettings(read, access), results);
            read.find().ifPresent(valid -> {
                Environment environment = new Environment(valid, access);
                run(examination, Checks.of(environment, options), results);
                options.probe().ifPresent(probe -> probe(examination, environment, probe, results));
            });
        }
        return new Report(results);
    }

    private void probe(
            Examination examination, Environment environment, ProbeOptions options, List<CheckResult> results) {
        for (String bucket : new TreeSet<>(environment.settings().buckets().sources())) {
            try (UploadProbe probe = new UploadProbe(environment, bucket, options)) {
                run(examination, probe.stages(), results);
            }
        }
    }

    private void run(Examination examination, List<Check> checks, List<CheckResult> results) {
        for (Check check : checks) {
            CheckResult result = examination.run(check);
            listener.accept(result);
            results.add(result);
        }
    }
}
