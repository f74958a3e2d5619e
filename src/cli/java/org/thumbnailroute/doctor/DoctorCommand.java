package org.thumbnailroute.doctor;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.thumbnailroute.app.WorkerBeans;
import org.thumbnailroute.terminal.JsonOutput;
import org.thumbnailroute.terminal.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: its options as they are typed, and what it prints. */
@Command(
        name = "doctor",
        sortOptions = false,
        sortSynopsis = false,
        description =
                "Checks everything that the worker needs. For each problem, names the command or setting that fixes it.",
        footer = {
            "",
            "Run it where the worker runs, in its directory and with its credentials and JVM options.",
            "It changes nothing unless --probe or --read-dead-letters is given.",
            "Exit code: 0, or 1 if a check failed."
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final int LONGEST_WAIT = 3600;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints one JSON document, for programs.")
    private boolean json;

    @Option(
            names = "--read-dead-letters",
            description =
                    "Receives what is in the dead-letter queue, to count the reasons, and shows it again at once.")
    private boolean readDeadLetters;

    @Option(
            names = "--probe",
            description =
                    "Uploads a tiny picture to each source bucket, waits for its thumbnails, opens a link to them,"
                            + " and deletes all of it. Subscribers get an announcement of it.")
    private boolean probe;

    @Option(
            names = "--probe-prefix",
            defaultValue = "thumbnail-route-doctor/",
            paramLabel = "PREFIX",
            description = "Where its key begins (default: ${DEFAULT-VALUE}).")
    private String probePrefix;

    @Option(
            names = "--probe-wait",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "How long its thumbnails are waited for (default: ${DEFAULT-VALUE}).")
    private int probeWait;

    /** Made by the command line. */
    public DoctorCommand() {}

    @Override
    public Integer call() {
        DoctorOptions options = options();
        PrintWriter out = spec.commandLine().getOut();
        Consumer<CheckResult> listener = json
                ? result -> {}
                : result -> {
                    out.println(Report.text(result));
                    out.flush();
                };
        Report report;
        try (WorkerBeans beans = WorkerBeans.open()) {
            report = new Doctor(beans::settings, listener, InstantSource.system()).examine(options);
        }
        if (json) {
            JsonOutput.print(out, report.json());
        } else {
            out.println(report.summary());
        }
        return report.hasFailed() ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private DoctorOptions options() {
        for (String option : List.of("--probe-prefix", "--probe-wait")) {
            if (!probe && spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new UsageException(option + " goes with --probe");
            }
        }
        if (probeWait < 1 || probeWait > LONGEST_WAIT) {
            throw new UsageException("--probe-wait: %d is not between 1 and %d".formatted(probeWait, LONGEST_WAIT));
        }
        return new DoctorOptions(
                readDeadLetters,
                probe
                        ? Optional.of(new DoctorOptions.ProbeOptions(probePrefix, Duration.ofSeconds(probeWait)))
                        : Optional.empty());
    }
}
