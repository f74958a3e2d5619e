package org.thumbnailroute.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.docs.Document;

class FilterPolicyTest {

    /** While some workers are updated and others are not. */
    @ParameterizedTest(name = "outcome {0}: {1}")
    @CsvSource({"announced, true", "parked, false", "'', true"})
    void thePolicyOfTheChangelogPassesThumbnailsOfAllWorkers(String outcome, boolean accepted) {
        String policy = "{\"outcome\": [\"announced\", {\"exists\": false}]}";
        assertTrue(Document.page("changelog.md").text().contains('`' + policy + '`'));

        assertEquals(
                accepted, FilterPolicy.of(policy).accepts(outcome.isEmpty() ? Map.of() : Map.of("outcome", outcome)));
    }

    /** As SNS does, although the policy is about another attribute. */
    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\tb"})
    void dropsMessagesThatSnsCannotRead(String value) {
        FilterPolicy policy = FilterPolicy.of("{\"outcome\": [\"announced\"]}");

        assertEquals(true, policy.accepts(Map.of("outcome", "announced", "other", "a b")));
        assertEquals(false, policy.accepts(Map.of("outcome", "announced", "other", value)));
        assertEquals(true, FilterPolicy.NONE.accepts(Map.of("other", value)));
    }

    @Test
    void refusesWhatSnsRefuses() {
        for (String policy : new String[] {
            "{\"a\": \"no array\"}",
            "{\"a\": [{\"unknown\": 1}]}",
            "{\"a\": [1], \"b\": [1], \"c\": [1], \"d\": [1], \"e\": [1], \"f\": [1]}"
        }) {
            assertThrows(SnsError.class, () -> FilterPolicy.of(policy), policy);
        }
    }
}
