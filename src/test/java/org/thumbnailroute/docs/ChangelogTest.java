package org.thumbnailroute.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The changelog is in step with the version that is built, and in the form of keepachangelog.com. */
class ChangelogTest {

    private static final Set<String> KINDS = Set.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security");

    private final String text = Document.page("changelog.md").text();

    @Test
    void beginsWithTheVersionThatIsBuilt() throws IOException {
        Matcher version = Pattern.compile("<artifactId>thumbnail-route</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(version.find(), "the pom says which");
        String built = version.group(1);
        String expected = built.endsWith("-SNAPSHOT")
                ? Pattern.quote(built.replace("-SNAPSHOT", "") + " - unreleased")
                : Pattern.quote(built) + " - \\d{4}-\\d{2}-\\d{2}";

        String first = headings("## ").get(0);
        assertTrue(first.matches(expected), () -> "\"%s\" does not match %s".formatted(first, expected));
    }

    @Test
    void sortsChangesByTheirKind() {
        assertEquals(
                List.of(),
                headings("### ").stream().filter(kind -> !KINDS.contains(kind)).toList());
    }

    private List<String> headings(String mark) {
        return text.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }
}
