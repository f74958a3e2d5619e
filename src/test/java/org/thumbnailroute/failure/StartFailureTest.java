package org.thumbnailroute.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    /** As in the path of a user's file on Windows. */
    @Test
    void saysWhatIsWrongWithABackslash() {
        Exception malformed = assertThrows(IllegalArgumentException.class, () -> new Properties()
                .load(new StringReader("thumbnail.announced-store = jdbc:sqlite:C:\\users\\a.db")));

        assertEquals(
                "a file of settings has \\u without four hexadecimal digits after it; a backslash is written twice",
                StartFailure.line(malformed));
    }
}
