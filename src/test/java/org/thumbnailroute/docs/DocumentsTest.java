package org.thumbnailroute.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages are short enough to be read, lead to each other, and name what is there. */
class DocumentsTest {

    /** A longer cell is a paragraph, which no table makes readable. */
    private static final int LONGEST_CELL = 200;

    /** A file of the repository, in prose or in a command; what {@code target} holds is made by the build. */
    private static final Pattern FILE = Pattern.compile("(?<![\\w/.-])(?:src|routes)/[\\w./-]*\\w");

    /** One that the reader makes. */
    private static final Pattern NEW_FILE = Pattern.compile("^New file `.*?`", Pattern.MULTILINE);

    private static final Pattern PROFILE = Pattern.compile("mvn[^`\n]* -P(\\w+)");

    private static final Pattern PROGRAM = Pattern.compile("mvn[^`\n]* exec:java");

    static List<Document> pages() {
        return Document.all();
    }

    @Test
    void theReadmeIsReadInAMinute() {
        long lines = Document.readme().text().lines().count();

        assertTrue(lines <= 150, () -> lines + " lines");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasOneSubject(Document page) {
        long lines = page.text().lines().count();

        assertTrue(lines <= 200, () -> lines + " lines");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noCellOfATableHoldsAParagraph(Document page) {
        assertEquals(
                List.of(),
                page.text()
                        .lines()
                        .filter(line -> line.startsWith("|"))
                        .flatMap(line -> Arrays.stream(line.split("\\|", -1)))
                        .filter(cell -> cell.length() > LONGEST_CELL)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Document page) {
        assertEquals(
                List.of(),
                page.links().stream()
                        .filter(link -> !link.startsWith("https://"))
                        .filter(link -> !leadsSomewhere(page, link))
                        .toList());
    }

    private static boolean leadsSomewhere(Document page, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty()
                ? page.file()
                : page.file().resolveSibling(parts[0]).normalize();
        return Files.exists(file) && (parts.length == 1 || Document.read(file).has(parts[1]));
    }

    /** A page that no other leads to is not found. */
    @Test
    void theReadmeLeadsToEveryPage() {
        List<Path> linked = Document.readme().links().stream()
                .map(link -> Path.of(link.split("#", 2)[0]))
                .toList();

        assertEquals(
                List.of(),
                Document.all().stream()
                        .map(Document::file)
                        .filter(file -> !file.equals(Document.readme().file()) && !linked.contains(file))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileThatItNamesIsThere(Document page) {
        assertEquals(
                List.of(),
                FILE.matcher(NEW_FILE.matcher(page.text()).replaceAll(""))
                        .results()
                        .map(MatchResult::group)
                        .filter(file -> !Files.exists(Path.of(file))
                                && !Files.exists(page.file().resolveSibling(file)))
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyMavenProfileThatItNamesIsThere(Document page) throws IOException {
        String poms = Files.readString(Path.of("src/build/pom.xml")) + Files.readString(Path.of("src/test/pom.xml"));

        assertEquals(
                List.of(),
                PROFILE.matcher(page.text())
                        .results()
                        .map(profile -> profile.group(1))
                        .filter(profile -> !poms.contains("<id>" + profile + "</id>"))
                        .distinct()
                        .toList());
    }

    /** Programs that are no part of what ships are among the tests, and a fresh checkout has nothing compiled. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandCompilesTheProgramThatItRuns(Document page) {
        assertEquals(
                List.of(),
                PROGRAM.matcher(page.text())
                        .results()
                        .map(MatchResult::group)
                        .filter(command -> !command.contains(" test-compile ") && !command.contains(" package "))
                        .toList());
    }
}
