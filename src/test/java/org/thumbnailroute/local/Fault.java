package org.thumbnailroute.local;

import java.util.function.Supplier;

/** Goes wrong before the service did what it was asked for, or after it did. Throwing means an error as the answer. */
record Fault(Runnable before, Runnable after) {
    static final Fault NONE = before(() -> {});

    static Fault before(Runnable before) {
        return new Fault(before, () -> {});
    }

    static Fault hang(Gate gate) {
        return before(gate::pass);
    }

    /** Done, but whoever asked will not know. */
    static Fault lostAnswer() {
        return new Fault(() -> {}, () -> {
            throw new LostAnswer();
        });
    }

    <T> T around(Supplier<T> service) {
        before.run();
        T answer = service.get();
        after.run();
        return answer;
    }
}
