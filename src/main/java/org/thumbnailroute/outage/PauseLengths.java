package org.thumbnailroute.outage;

import java.time.Duration;

/**
 * How long to pause; each pause is twice as long as the one before.
 *
 * @param shortest before the services are first asked again
 * @param longest between two times that they are asked, and before the first message is tried without their word
 * @param longestBetweenTries between two messages that are tried
 */
record PauseLengths(Duration shortest, Duration longest, Duration longestBetweenTries) {

    PauseLengths withShortest(int seconds) {
        return new PauseLengths(Duration.ofSeconds(seconds), longest, longestBetweenTries);
    }

    PauseLengths withLongest(int seconds) {
        return new PauseLengths(shortest, Duration.ofSeconds(seconds), longestBetweenTries);
    }

    PauseLengths withLongestBetweenTries(int seconds) {
        return new PauseLengths(shortest, longest, Duration.ofSeconds(seconds));
    }

    Duration afterTurn(Duration pause) {
        return doubled(pause, longest);
    }

    Duration afterTry(Duration pause) {
        return doubled(pause, longestBetweenTries);
    }

    private static Duration doubled(Duration pause, Duration limit) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(limit) < 0 ? doubled : limit;
    }
}
