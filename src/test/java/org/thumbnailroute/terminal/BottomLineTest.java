package org.thumbnailroute.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BottomLineTest {

    private static final String ERASE = "\r\033[K";

    private final StringWriter screen = new StringWriter();
    private final PrintWriter err = new PrintWriter(screen);
    private final BottomLine line = new BottomLine(err, () -> 20);

    @Test
    void printsLinesAboveTheBar() {
        line.accept("[=>  ] 1/2");
        line.above(() -> err.print("a.jpg\n"));
        line.accept("[===>] 2/2");
        line.clear();
        line.above(() -> err.print("done\n"));

        assertEquals(
                ERASE + "[=>  ] 1/2" + ERASE + "a.jpg\n[=>  ] 1/2" + ERASE + "[===>] 2/2" + ERASE + ERASE + "done\n",
                screen.toString());
    }

    @Test
    void isNarrowerThanTheTerminal() {
        assertEquals(19, line.getMaxRenderedLength());
        assertEquals(1, new BottomLine(err, () -> 0).getMaxRenderedLength());
    }
}
