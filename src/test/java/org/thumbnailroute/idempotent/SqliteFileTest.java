package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SqliteFileTest {

    /** Java says "?" of a user id without a name, and the file would lie in a directory of that name. */
    @Test
    void refusesAHomeDirectoryThatIsNotThere() {
        String before = System.getProperty("user.home");
        System.setProperty("user.home", "?");
        try {
            assertEquals(
                    "there is no home directory for ~: name a file by its whole path, or another store",
                    assertThrows(IllegalArgumentException.class, () -> SqliteFile.of("jdbc:sqlite:~/uploads.db"))
                            .getMessage());
        } finally {
            System.setProperty("user.home", before);
        }
    }
}
