package org.thumbnailroute.outage;

/** What a probe found out, from good to bad. */
enum Answer {
    /** The service does what it was asked for. */
    WORKS,
    /** The service answers, but says no, or it cannot be asked: only a message can show whether it works. */
    UNKNOWN,
    /** The service does not answer, or says that it cannot work now: any message would fail. */
    AWAY;

    Answer orWorse(Answer other) {
        return compareTo(other) < 0 ? other : this;
    }
}
