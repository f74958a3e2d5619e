package org.thumbnailroute.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdsTest {

    @Test
    void readsTheW3cTraceContext() {
        assertEquals(
                Optional.of(new TraceIds("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")),
                TraceIds.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-x",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01"
            })
    void takesNothingElse(String traceparent) {
        assertEquals(Optional.empty(), TraceIds.of(traceparent));
    }
}
