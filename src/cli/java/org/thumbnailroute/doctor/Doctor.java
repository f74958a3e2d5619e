package org.thumbnailroute.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.thumbnailroute.settings.Settings;

/** Looks at everything. */
final class Doctor {

    private final Supplier<Settings> settings;
    private final Consumer<CheckResult> listener;

    /**
     * A doctor.
     *
     * @param settings reads them, or fails as the worker would
     * @param listener is told what a check found as soon as it is known
     */
    Doctor(Supplier<Settings> settings, Consumer<CheckResult> listener) {
        this.settings = settings;
        this.listener = listener;
    }

    Report examine() {
        List<CheckResult> results = new ArrayList<>();
        try (AwsAccess access = new AwsAccess()) {
            Examination examination = new Examination(right -> Grant.command(right, nameOf(access)));
            Fact<Settings> read = new Fact<>("settings", settings);
            run(examination, Checks.ofMachine(read, access), results);
            read.find().ifPresent(valid -> {
                try (Environment environment = new Environment(valid, access)) {
                    run(examination, Checks.of(environment), results);
                }
            });
        }
        return new Report(results);
    }

    private void run(Examination examination, List<Check> checks, List<CheckResult> results) {
        for (Check check : checks) {
            CheckResult result = examination.run(check);
            listener.accept(result);
            results.add(result);
        }
    }

    private static Optional<String> nameOf(AwsAccess access) {
        return access.caller().find().flatMap(Caller::arn);
    }
}
