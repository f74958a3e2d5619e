package org.thumbnailroute.doctor.policy;

import java.util.function.Function;
import java.util.stream.Stream;

/** Whether something holds, as far as it can be told. {@link #all} relies on the order of the values. */
enum Truth {
    NO,
    UNKNOWN,
    YES;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    /** Whether it holds for each of them. */
    static <T> Truth all(Stream<T> things, Function<T, Truth> question) {
        return things.map(question).min(Truth::compareTo).orElse(YES);
    }
}
