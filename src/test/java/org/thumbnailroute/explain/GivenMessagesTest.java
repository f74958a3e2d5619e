package org.thumbnailroute.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.terminal.UsageException;

class GivenMessagesTest {

    @ParameterizedTest
    @CsvSource({"-, standard input", "dead.json, dead.json"})
    void saysWhereThereIsNoMessage(String source, String name) {
        UsageException empty = assertThrows(UsageException.class, () -> GivenMessages.in(" \n", source));
        UsageException none = assertThrows(UsageException.class, () -> GivenMessages.in("{\"Messages\":[]}", source));

        assertEquals(
                name + " is empty; aws sqs receive-message prints nothing if no message is visible",
                empty.getMessage());
        assertEquals(name + " holds no message", none.getMessage());
    }
}
