package org.thumbnailroute.terminal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressOnScreenTest {

    @Test
    void goesOnWhereAnEarlierRunWas() {
        StringWriter screen = new StringWriter();
        try (ProgressOnScreen progress = new ProgressOnScreen(new PrintWriter(screen), "queued", 30, 540)) {
            progress.step();
            progress.note("waits: 200 in the queue");
        }

        String last = screen.toString().substring(screen.toString().lastIndexOf("queued"));
        assertTrue(last.contains("]  31/540 ("), last);
        assertTrue(last.contains("waits: 200 in the queue"), last);
    }
}
