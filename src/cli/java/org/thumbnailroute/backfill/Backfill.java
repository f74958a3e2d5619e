package org.thumbnailroute.backfill;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.aws.Queue;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.terminal.JsonOutput;
import org.thumbnailroute.terminal.UsageException;

/** One run of the command: plans, asks, feeds the queue, and says what came of it. */
final class Backfill {

    /** More are queued only after somebody agreed. */
    private static final int MOST_UNASKED = 1_000;

    private final BackfillOptions asked;
    private final Settings settings;
    private final BackfillClients clients;
    private final Console console;
    private final Stop stop;
    private final Patience patience;
    private final BackfillProgress progress;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /** Where a run says what it does. */
    record Console(PrintWriter out, PrintWriter err, Consent consent) {}

    Backfill(
            BackfillOptions options,
            Settings settings,
            BackfillClients clients,
            Console console,
            Stop stop,
            Patience patience) {
        this.asked = options;
        this.settings = settings;
        this.clients = clients;
        this.console = console;
        this.stop = stop;
        this.patience = patience;
        this.progress = new BackfillProgress(console.err());
    }

    /** Returns the exit code. */
    int run() {
        try {
            return asked.isDryRun() ? showPlan() : queue();
        } catch (Stop.AskedException e) {
            progress.say("stopped before anything was queued");
            return 1;
        }
    }

    private int showPlan() {
        BackfillPlan plan = plan(asked.begunAt(now));
        print(BackfillSummary.of(now.toString(), plan), () -> plan.lines(asked.rate())
                .forEach(console.out()::println));
        return 0;
    }

    private int queue() {
        String queueUrl = Queue.source(clients.sqs(), settings).url();
        try (StateFile file = StateFile.open(asked.state())) {
            Map<String, String> fixed = asked.fixed(settings, queueUrl);
            Optional<BackfillState> begun = file.read().filter(state -> isToGoOn(state, fixed, file));
            if (begun.isEmpty()) {
                begun = begin(fixed, file);
            }
            return begun.isPresent() ? feed(begun.get(), file, queueUrl) : 1;
        }
    }

    private boolean isToGoOn(BackfillState state, Map<String, String> fixed, StateFile file) {
        if (state.finished()) {
            progress.say("the backfill that was begun at %s is finished; this is a new one".formatted(state.started()));
            return false;
        }
        state.requireSame(fixed, file.toString());
        progress.say("going on with the backfill that was begun at %s, after %s: %,d of %,d are queued"
                .formatted(
                        state.started(),
                        state.place(),
                        state.counts().objects(),
                        state.planned().objects()));
        return true;
    }

    private Optional<BackfillState> begin(Map<String, String> fixed, StateFile file) {
        BackfillOptions options = asked.begunAt(now);
        BackfillPlan plan = plan(options);
        plan.lines(options.rate()).forEach(progress::say);
        if (plan.counts().objects() > MOST_UNASKED && !isAgreed(plan.counts().objects())) {
            progress.say("nothing was queued");
            return Optional.empty();
        }
        Place start = new Place(options.selection().buckets().get(0), "");
        BackfillState state = BackfillState.begin(fixed, now.toString(), plan.counts(), start);
        file.write(state);
        return Optional.of(state);
    }

    private boolean isAgreed(long objects) {
        return asked.isAgreed()
                || stop.whileIdle(() -> console.consent().to("Queue %,d objects?".formatted(objects)))
                        .orElseThrow(() -> new UsageException(
                                "%,d objects are more than %,d, and there is no terminal to ask at: look at --dry-run, then add --yes"
                                        .formatted(objects, MOST_UNASKED)));
    }

    private BackfillPlan plan(BackfillOptions options) {
        try (TargetBucket target = new TargetBucket(clients.s3(), settings, patience)) {
            Originals originals = new Originals(clients.s3(), settings, options.selection(), patience);
            Walk walk = walk(options, originals, target);
            RunningCounts tally = new RunningCounts();
            PlannedThumbnails thumbnails = new PlannedThumbnails(settings.rules());
            walk.from(walk.start(), new Walk.Visitor() {
                @Override
                public boolean object(DecidedObject decided) {
                    tally.add(decided);
                    thumbnails.add(decided);
                    return tally.queued() < options.selection().most();
                }

                @Override
                public boolean endOfPage(Place place) {
                    progress.looking(tally.counts());
                    return true;
                }
            });
            Counts counts = tally.counts();
            BilledRequests requests = BilledRequests.of(
                    counts.objects(),
                    thumbnails,
                    originals.lists() + target.lists(),
                    target.heads(),
                    options.audience(),
                    settings);
            return new BackfillPlan(counts, requests, Duration.ofMillis(counts.objects() * 1000 / options.rate()));
        }
    }

    private Walk walk(BackfillOptions options, Originals originals, TargetBucket target) {
        return new Walk(originals, new BackfillDecider(options.selection(), settings, target), options.selection());
    }

    private int feed(BackfillState begun, StateFile file, String queueUrl) {
        BackfillOptions options = asked.begunAt(Instant.parse(begun.started()));
        Feeder feeder = new Feeder(
                options,
                begun,
                file,
                new Feeder.Queueing(
                        new Sender(clients.sqs(), queueUrl, patience),
                        new QueueRoom(clients.sqs(), queueUrl, options.queueLimit(), stop, patience),
                        new Pace(options.rate(), stop)),
                progress);
        progress.begin(begun.counts(), begun.planned().objects());
        try (TargetBucket target = new TargetBucket(clients.s3(), settings, patience)) {
            Originals originals = new Originals(clients.s3(), settings, options.selection(), patience);
            if (begun.counts().objects() < options.selection().most()) {
                walk(options, originals, target).from(begun.place(), feeder);
            }
            feeder.finish();
        } catch (Stop.AskedException e) {
            sayWhereItStopped(feeder);
        } catch (RuntimeException e) {
            sayWhereItStopped(feeder);
            throw e;
        } finally {
            progress.close();
        }
        BackfillState end = feeder.state();
        print(BackfillSummary.of(end), () -> end.lines().forEach(console.out()::println));
        return end.finished() ? 0 : 1;
    }

    private void sayWhereItStopped(Feeder feeder) {
        progress.say("stopped after %s; run it again to go on"
                .formatted(feeder.state().place()));
    }

    private void print(BackfillSummary summary, Runnable text) {
        if (asked.isJson()) {
            JsonOutput.print(console.out(), summary);
        } else {
            text.run();
        }
        console.out().flush();
    }
}
