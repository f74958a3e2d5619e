package org.thumbnailroute.bench.scale;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A standard queue with long polls, delayed redelivery, a dead-letter queue, and a limit of messages in flight. */
final class SqsQueue {

    private final Agenda agenda;
    private final long mostInFlight;
    private final Deque<Message> visible = new ArrayDeque<>();
    private final Deque<SimulatedWorker> waiting = new ArrayDeque<>();
    private long inFlight;
    private long peakInFlight;
    private long requests;
    private long deadLetters;

    SqsQueue(Agenda agenda, long mostInFlight) {
        this.agenda = agenda;
        this.mostInFlight = mostInFlight;
    }

    void send(Message message) {
        requests++;
        show(message);
    }

    private void show(Message message) {
        visible.add(message);
        while (!waiting.isEmpty()) {
            SimulatedWorker worker = waiting.remove();
            if (!worker.isStopping()) {
                worker.answered();
                return;
            }
        }
    }

    /** Up to as many. If none is visible, or too many are in flight, the poll goes on: it is still the same request. */
    List<Message> receive(int most) {
        List<Message> messages = new ArrayList<>(most);
        while (messages.size() < most && !visible.isEmpty() && inFlight < mostInFlight) {
            messages.add(visible.remove());
            inFlight++;
        }
        requests += messages.isEmpty() ? 0 : 1;
        peakInFlight = Math.max(peakInFlight, inFlight);
        return messages;
    }

    /** The poll of a worker is answered when a message is there. */
    void await(SimulatedWorker worker) {
        waiting.add(worker);
    }

    boolean isEmpty() {
        return visible.isEmpty();
    }

    /** With one request. */
    void delete(int messages) {
        requests++;
        inFlight -= messages;
    }

    /** Of a worker that stops; it never began with it. */
    void giveBack(Message message) {
        inFlight--;
        show(message);
    }

    /** Stays in flight until it is visible again, in so many seconds. */
    void showLater(Message message, double seconds) {
        requests++;
        agenda.at(agenda.now() + seconds, () -> giveBack(message));
    }

    /** After its last delivery. */
    void moveToDeadLetters() {
        inFlight--;
        deadLetters++;
    }

    long visible() {
        return visible.size();
    }

    long inFlight() {
        return inFlight;
    }

    long peakInFlight() {
        return peakInFlight;
    }

    long requests() {
        return requests;
    }

    long deadLetters() {
        return deadLetters;
    }

    /** What the peak is measured from. */
    void forgetPeak() {
        peakInFlight = inFlight;
    }
}
