package org.thumbnailroute.doctor;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that several checks share, asked for once, when the first of them wants it. That there is no answer is
 * reported by one check alone; the others refer to it.
 *
 * @param <T> the answer
 */
public final class Fact<T> {

    private final String reporter;
    private final Supplier<T> question;
    private @Nullable T answer;
    private @Nullable RuntimeException failure;

    /**
     * A fact that nobody has asked for yet.
     *
     * @param reporter name of the check that reports why there is no answer; it calls {@link #ask}
     */
    public Fact(String reporter, Supplier<T> question) {
        this.reporter = reporter;
        this.question = question;
    }

    /** For the reporter: fails as the question did. */
    public synchronized T ask() {
        if (failure != null) {
            throw failure;
        }
        T known = answer;
        if (known == null) {
            try {
                known = question.get();
                answer = known;
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return known;
    }

    /**
     * For all other checks.
     *
     * @throws NotCheckedException if there is no answer
     */
    public T get() {
        try {
            return ask();
        } catch (NotCheckedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NotCheckedException("see " + reporter);
        }
    }

    /** Empty if there is no answer. */
    public Optional<T> find() {
        try {
            return Optional.of(ask());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
