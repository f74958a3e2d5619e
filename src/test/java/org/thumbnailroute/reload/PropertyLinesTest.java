package org.thumbnailroute.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PropertyLinesTest {

    /** As Java reads it: with a colon, a space or nothing between, with escapes, over several lines, the last one wins. */
    @Test
    void findsWhatJavaReads() {
        PropertyLines lines = new PropertyLines("""
                # a.comment = 1 \\
                a = 1
                ! b = 1
                  b:2
                c\\.d 3
                e = f,\\
                    g,\\
                    h
                i = ends with a backslash \\\\
                a = 4
                r.x = 1
                r.y = \\u00g1
                j""");

        assertEquals(Optional.of(10), lines.of("a"));
        assertEquals(Optional.of(4), lines.of("b"));
        assertEquals(Optional.of(5), lines.of("c.d"));
        assertEquals(Optional.of(6), lines.of("e"));
        assertEquals(Optional.of(9), lines.of("i"));
        assertEquals(Optional.of(13), lines.of("j"));
        assertEquals(Optional.empty(), lines.of("g,"));
        assertEquals(Optional.empty(), lines.of("a.comment"));
        assertEquals(Optional.of(11), lines.first("r."));
        assertEquals(Optional.of(12), lines.malformed());
    }
}
