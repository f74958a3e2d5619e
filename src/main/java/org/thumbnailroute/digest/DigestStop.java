package org.thumbnailroute.digest;

import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Leaves what was gathered to the next worker, or to this one when it runs again: a stop neither splits an album into two
 * mails nor hides announcements for the rest of the interval.
 */
public final class DigestStop extends RoutePolicySupport {

    private final DigestStrategy strategy;
    private final DigestedMessages messages;
    private final DigestTurn turn;

    public DigestStop(DigestStrategy strategy, DigestedMessages messages, DigestTurn turn) {
        this.strategy = strategy;
        this.messages = messages;
        this.turn = turn;
    }

    /** Nothing is received any more. */
    @Override
    public void onStop(Route route) {
        strategy.takeGathered().ifPresent(messages::giveBack);
        turn.end();
    }
}
