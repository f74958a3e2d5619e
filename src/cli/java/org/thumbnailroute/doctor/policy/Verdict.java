package org.thumbnailroute.doctor.policy;

/**
 * What a policy says to a request.
 *
 * @param why which statement decides or leaves it open; a part of a sentence
 */
public record Verdict(Kind kind, String why) {

    /** What a policy can say. */
    public enum Kind {
        ALLOWED,
        REFUSED,
        /** It depends on conditions that cannot be told from here. */
        UNDECIDED
    }
}
