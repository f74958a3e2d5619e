package org.thumbnailroute.backfill;

import java.util.ArrayList;
import java.util.List;

/**
 * Sends what is to be queued, and writes down how far it is, before each batch and once SQS has taken it: whatever ends the
 * process, at most the last batch is sent again, and nothing is counted twice.
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
    private RunningCounts tally;
    private final List<String> batch = new ArrayList<>();
    private BackfillState state;
    private Place visited;

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
        this.visited = state.place();
    }

    /** What messages go through. */
    record Queueing(Sender sender, QueueRoom room, Pace pace) {}

    @Override
    public boolean object(DecidedObject decided) {
        visited = Place.behind(decided.object());
        if (isToSendAgain(visited)) {
            sendAgain(decided);
            return true;
        }
        endSendingAgain();
        if (tally.queued() >= most) {
            return false;
        }
        tally.add(decided);
        if (decided.decision().isQueued()) {
            batch.add(events.of(decided.object()));
            boolean isLast = tally.queued() >= most;
            if (isLast || batch.size() >= room.largestBatch()) {
                send(visited);
            }
            return !isLast;
        }
        return true;
    }

    @Override
    public boolean endOfPage(Place place) {
        if (!isToSendAgain(place)) {
            endSendingAgain();
            send(place);
        }
        return true;
    }

    /** What is left; then there is nothing more to do. */
    void finish() {
        endSendingAgain();
        send(visited);
        write(state.end(tally.counts()));
    }

    /** Whether it was in the batch that was under way when the process ended, or was counted with it. */
    private boolean isToSendAgain(Place place) {
        Place end = state.sending().place();
        return end.isFurtherThan(state.place()) && !place.isFurtherThan(end);
    }

    /** It is counted already, even if SQS took it and it has its thumbnail by now. */
    private void sendAgain(DecidedObject decided) {
        if (decided.decision().isQueued()) {
            batch.add(events.of(decided.object()));
            if (batch.size() >= room.largestBatch()) {
                sendBatch(state.sending());
            }
        }
    }

    private void endSendingAgain() {
        BackfillState.Step step = state.sending();
        if (step.place().isFurtherThan(state.place())) {
            sendBatch(step);
            tally = new RunningCounts(step.counts());
            taken(step);
        }
    }

    private void send(Place place) {
        BackfillState.Step step = new BackfillState.Step(place, tally.counts());
        sendBatch(step);
        taken(step);
    }

    private void sendBatch(BackfillState.Step step) {
        if (!batch.isEmpty()) {
            room.take(batch.size(), waiting -> progress.full(state.counts(), waiting, queueLimit));
            pace.take(batch.size());
            file.write(state.sending(step));
            sender.send(batch);
            batch.clear();
        }
    }

    private void taken(BackfillState.Step step) {
        write(state.at(step));
        progress.queued(state.counts(), state.planned().objects());
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
