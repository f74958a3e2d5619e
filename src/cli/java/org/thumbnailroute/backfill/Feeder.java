package org.thumbnailroute.backfill;

import java.util.ArrayList;
import java.util.List;

/**
 * Sends what is to be queued, and writes down how far it is once SQS has taken it: whatever ends the process, at most the
 * last batch is sent again.
 */
final class Feeder implements Walk.Visitor {

    private final EventWriter events;
    private final Sender sender;
    private final QueueRoom room;
    private final Pace pace;
    private final StateFile file;
    private final BackfillProgress progress;
    private final long most;
    private final int queueLimit;
    private final RunningCounts tally;
    private final List<String> batch = new ArrayList<>();
    private BackfillState state;

    Feeder(BackfillOptions options, BackfillState state, StateFile file, Queueing queueing, BackfillProgress progress) {
        this.events = new EventWriter(options.audience(), state.started());
        this.sender = queueing.sender();
        this.room = queueing.room();
        this.pace = queueing.pace();
        this.file = file;
        this.progress = progress;
        this.most = options.selection().most();
        this.queueLimit = options.queueLimit();
        this.tally = new RunningCounts(state.counts());
        this.state = state;
    }

    /** What messages go through. */
    record Queueing(Sender sender, QueueRoom room, Pace pace) {}

    @Override
    public boolean object(Judged judged) {
        tally.add(judged);
        if (judged.decision().isQueued()) {
            batch.add(events.of(judged.object()));
            boolean isLast = tally.queued() >= most;
            if (isLast || batch.size() >= room.largestBatch()) {
                send(new Place(judged.object().bucket(), judged.object().key()));
            }
            return !isLast;
        }
        return true;
    }

    @Override
    public boolean endOfPage(Place place) {
        send(place);
        return true;
    }

    /** What is left; then there is nothing more to do. */
    void finish() {
        sendBatch();
        write(state.end(tally.counts()));
    }

    private void send(Place place) {
        sendBatch();
        write(state.at(place, tally.counts()));
        progress.queued(state.counts(), state.planned().objects());
    }

    private void sendBatch() {
        if (!batch.isEmpty()) {
            room.take(batch.size(), waiting -> progress.full(state.counts(), waiting, queueLimit));
            pace.take(batch.size());
            sender.send(batch);
            batch.clear();
        }
    }

    private void write(BackfillState next) {
        file.write(next);
        state = next;
    }

    /** The last that was written. */
    BackfillState state() {
        return state;
    }
}
