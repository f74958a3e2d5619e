package org.thumbnailroute.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.terminal.UsageException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backfill}: its options as they are typed. Each complaint names the option, its value and what is allowed. */
@Command(
        name = "backfill",
        sortOptions = false,
        sortSynopsis = false,
        description =
                "Makes thumbnails of pictures that were in the source buckets before the route ran. It puts them into"
                        + " the queue little by little; running workers make the thumbnails.",
        footer = {
            "",
            "Stop it with Ctrl-C, and run it again with the same options to go on. Times are ISO-8601, in UTC:"
                    + " 2026-11-27, or 2026-11-27T08:30:00Z.",
            "Exit code: 0 if it finished, 1 if AWS failed or you answered no, 2 for wrong usage."
        })
public final class BackfillCommand implements Callable<Integer> {

    /** Those of the rule in src/main/cloudformation. */
    static final String SUFFIXES = ".jpg,.jpeg,.png,.gif,.webp,.tif,.tiff,.bmp";

    private static final int MOST = 1_000_000_000;
    private static final int FASTEST = 10_000;
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(5);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "One of thumbnail.source-bucket; may be repeated (default: all).")
    private List<String> buckets = List.of();

    @Option(names = "--prefix", paramLabel = "P", defaultValue = "", description = "Only keys that begin with this.")
    private String prefix;

    @Option(names = "--since", paramLabel = "T", description = "Only objects stored at this time or later.")
    private Optional<String> since;

    @Option(
            names = "--before",
            paramLabel = "T",
            description = "Only objects stored before this time (default: now; later ones have events of their own).")
    private Optional<String> before;

    @Option(
            names = "--suffix",
            paramLabel = "S,...",
            defaultValue = SUFFIXES,
            description =
                    "Only keys that end like this, in any case; \"\" takes every key (default: ${DEFAULT-VALUE}).")
    private String suffixes;

    @ArgGroup
    private Wanted wanted = new Wanted();

    /** At most one of them. */
    private static final class Wanted {

        @Option(names = "--missing", description = "Originals without a thumbnail (default).")
        private boolean missing;

        @Option(
                names = "--stale",
                description = "Also those whose thumbnail was made with other settings or from an older original.")
        private boolean stale;

        @Option(names = "--all", description = "Every original.")
        private boolean all;

        private BackfillScope scope() {
            boolean isMissing = missing || !(stale || all);
            return isMissing ? BackfillScope.MISSING : stale ? BackfillScope.STALE : BackfillScope.ALL;
        }
    }

    @Option(names = "--dry-run", description = "Prints what would be queued, and what it costs.")
    private boolean dryRun;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "Objects queued in a second, at most (default: ${DEFAULT-VALUE}).")
    private String rate;

    @Option(
            names = "--queue-limit",
            paramLabel = "N",
            defaultValue = "200",
            description = "Waits while so many messages wait in the queue, so that new uploads do not wait long"
                    + " (default: ${DEFAULT-VALUE}).")
    private String queueLimit;

    @Option(names = "--max", paramLabel = "N", description = "Ends after so many objects were queued.")
    private Optional<String> max;

    @Option(
            names = "--announce",
            paramLabel = "none|programs|all",
            defaultValue = "none",
            description = "Who is told of the thumbnails (default: ${DEFAULT-VALUE}).")
    private String announce;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Holds the place where to go on (default: backfill.json beside the SQLite file of"
                    + " thumbnail.announced-store, otherwise in ~/.thumbnail-route).")
    private Optional<String> state;

    @Option(names = "--yes", description = "Queues more than 1,000 objects without a question.")
    private boolean yes;

    @Option(names = "--json", description = "Prints the summary as JSON.")
    private boolean json;

    private final Surroundings surroundings;

    /**
     * What the command meets.
     *
     * @param settings those of the worker
     * @param clients for its AWS
     * @param consent of whoever started it
     * @param firstPause while AWS does not answer
     */
    record Surroundings(
            Supplier<Settings> settings,
            Function<Settings, BackfillClients> clients,
            Consent consent,
            Duration firstPause) {}

    public BackfillCommand() {
        this(new Surroundings(WorkerSettings::read, BackfillClients::open, Consent::atTerminal, Duration.ofSeconds(1)));
    }

    BackfillCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Settings settings = surroundings.settings().get();
        BackfillOptions options = options(settings);
        var commandLine = spec.commandLine();
        var console = new Backfill.Console(commandLine.getOut(), commandLine.getErr(), surroundings.consent());
        try (BackfillClients clients = surroundings.clients().apply(settings)) {
            return StopHook.during(
                    stop -> new Backfill(options, settings, clients, console, stop, patience(stop, console)).run());
        }
    }

    private Patience patience(Stop stop, Backfill.Console console) {
        return new Patience(stop, surroundings.firstPause(), LONGEST_OUTAGE, console.err()::println);
    }

    /** @throws UsageException for the first one that makes no sense */
    BackfillOptions options(Settings settings) {
        Optional<Instant> first = since.map(text -> OptionValues.time("--since", text));
        Instant end = before.map(text -> OptionValues.time("--before", text)).orElse(Instant.MAX);
        if (first.isPresent() && !first.get().isBefore(end)) {
            throw new UsageException("--since: %s is not before --before: %s".formatted(first.get(), end));
        }
        Selection selection = new Selection(
                buckets(settings),
                prefix,
                first,
                end,
                Arrays.stream(suffixes.split(",", -1))
                        .map(suffix -> suffix.strip().toLowerCase(Locale.ROOT))
                        .filter(suffix -> !suffix.isEmpty())
                        .toList(),
                wanted.scope(),
                max.map(text -> (long) OptionValues.number("--max", text, MOST)).orElse(Long.MAX_VALUE));
        return new BackfillOptions(
                selection,
                before.isPresent(),
                audience(),
                dryRun,
                OptionValues.number("--rate", rate, FASTEST),
                OptionValues.number("--queue-limit", queueLimit, MOST),
                state.map(OptionValues::path).orElseGet(() -> OptionValues.usualState(settings)),
                yes,
                json);
    }

    private List<String> buckets(Settings settings) {
        for (String bucket : buckets) {
            if (!settings.buckets().sources().contains(bucket)) {
                throw new UsageException("--bucket: \"%s\" is not one of thumbnail.source-bucket (%s)"
                        .formatted(bucket, String.join(", ", settings.buckets().sources())));
            }
        }
        return (buckets.isEmpty() ? settings.buckets().sources() : buckets)
                .stream().distinct().sorted().toList();
    }

    private Audience audience() {
        return Audience.of(announce)
                .orElseThrow(() -> new UsageException(
                        "--announce: \"%s\" is not one of none, programs and all".formatted(announce)));
    }
}
