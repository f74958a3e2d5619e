package org.thumbnailroute.outcome;

/**
 * Is told of each outcome, once its line is logged. {@link OutcomeLog} finds all listeners in Camel's registry when it has
 * the first outcome.
 */
@FunctionalInterface
public interface OutcomeListener {

    /** Called in the thread that works on the message, so it must be quick. What it throws is logged, and changes nothing. */
    void ended(Outcome outcome);
}
