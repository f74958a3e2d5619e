package org.thumbnailroute.bench.scale;

/** An upload's event in the queue. */
final class Message {

    private final double sent;
    private int deliveries;

    Message(double sent) {
        this.sent = sent;
    }

    /** When it came into the queue, in seconds. */
    double sent() {
        return sent;
    }

    /** How often it was received, with this time. */
    int received() {
        return ++deliveries;
    }

    int deliveries() {
        return deliveries;
    }
}
