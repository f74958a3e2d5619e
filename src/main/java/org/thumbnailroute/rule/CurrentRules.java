package org.thumbnailroute.rule;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The rules that new uploads get. They are replaced as a whole; an upload in work keeps the {@link Profile} that it was given.
 * Safe for use by many threads.
 */
public final class CurrentRules {

    private final List<Consumer<Rules>> checks = new CopyOnWriteArrayList<>();
    private volatile Rules rules;

    public CurrentRules(Rules rules) {
        this.rules = rules;
    }

    public Rules get() {
        return rules;
    }

    /** What a new upload with this key gets. */
    public Profile of(String originalKey) {
        return rules.of(originalKey);
    }

    /**
     * Adds what these rules, and all that may take their place, must pass.
     *
     * @param check throws the reason why rules cannot be used; is called at once with those that there are
     */
    public synchronized void require(Consumer<Rules> check) {
        check.accept(rules);
        checks.add(check);
    }

    /**
     * Gives new uploads other rules; if one of the checks does not take them, the present ones stay.
     *
     * @throws RuntimeException what the check throws
     */
    public synchronized void replace(Rules others) {
        checks.forEach(check -> check.accept(others));
        rules = others;
    }
}
