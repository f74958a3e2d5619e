package org.thumbnailroute.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.removal.History.Part;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.Settings;

/**
 * Whatever comes between the requests of whom, in the end there is a thumbnail of the original that is there, and none of one
 * that is gone. And each part of the protocol is needed for it.
 */
class DeleteModelTest {

    private static final int HISTORIES = Integer.getInteger("histories", 1_000);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final CamelContext CONTEXT = new DefaultCamelContext();

    private final Settings settings = ShippedSettings.with("thumbnail.on-delete", "delete");

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    @ParameterizedTest(name = "versions: {0}")
    @ValueSource(booleans = {false, true})
    void thumbnailsAreThoseOfTheOriginalsThatAreThere(boolean isVersioned) {
        assertEquals(
                List.of(),
                faults(isVersioned, EnumSet.allOf(Part.class)).limit(3).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void eachPartIsNeeded(Part part) {
        Set<Part> others = EnumSet.complementOf(EnumSet.of(part));
        boolean isOfVersions = part == Part.LOOK_AFTER_REMOVAL || part == Part.LOOK_AT_REPEATS;

        assertTrue(faults(isOfVersions, others, 20L * HISTORIES).findAny().isPresent());
    }

    @Test
    void aHistoryIsTheSameEachTime() {
        Set<Part> without = EnumSet.complementOf(EnumSet.of(Part.LOOK_AFTER_STORING));
        long seed = faults(false, without).findFirst().orElseThrow();

        assertEquals(history(seed, false, without), history(seed, false, without));
    }

    /** The seeds of histories that end badly. */
    private LongStream faults(boolean isVersioned, Set<Part> parts) {
        return faults(isVersioned, parts, HISTORIES);
    }

    private LongStream faults(boolean isVersioned, Set<Part> parts, long histories) {
        return LongStream.range(0, histories)
                .filter(seed -> history(seed, isVersioned, parts).isPresent());
    }

    private Optional<String> history(long seed, boolean isVersioned, Set<Part> parts) {
        return new History(seed, isVersioned, parts, settings, CONTEXT, THREADS).run();
    }
}
