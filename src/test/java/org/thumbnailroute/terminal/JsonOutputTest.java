package org.thumbnailroute.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonOutputTest {

    private record Document(String name, List<Integer> sizes) {}

    @Test
    void printsRecordsInAscii() {
        StringWriter text = new StringWriter();
        JsonOutput.print(new PrintWriter(text), new Document("ü\u202e\u0085\n", List.of(1, 2)));

        assertEquals("""
                {
                  "name" : "\\u00FC\\u202E\\u0085\\n",
                  "sizes" : [ 1, 2 ]
                }
                """, text.toString());
    }
}
