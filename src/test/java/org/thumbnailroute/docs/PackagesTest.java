package org.thumbnailroute.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packages build on each other in one direction, so that one can be read without the others that use it. */
class PackagesTest {

    private static final List<Path> ROOTS = Stream.of("main", "cli", "telemetry")
            .map(root -> Path.of("src", root, "java/org/thumbnailroute"))
            .toList();

    /** A qualified name, in an import or in the text; what is below a package counts as that package. */
    private static final Pattern NAME = Pattern.compile("\\borg\\.thumbnailroute\\.([a-z]+)\\b");

    private static final int LONGEST_FILE = 250;

    /** Files that may be longer, and why. */
    private static final Map<String, String> LONG_FILES =
            Map.of("SequentialScan.java", "decodes a row of MCUs in one method, so that the bits stay in registers");

    private static final Map<String, Set<String>> USES = new TreeMap<>();

    @BeforeAll
    static void readTheSources() throws IOException {
        for (Path root : ROOTS) {
            readTheSources(root);
        }
    }

    private static void readTheSources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String user = root.relativize(file).getName(0).toString();
                Set<String> used = USES.computeIfAbsent(user, name -> new TreeSet<>());
                NAME.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult name) -> name.group(1))
                        .filter(name -> !name.equals(user))
                        .forEach(used::add);
            }
        }
    }

    /** Taking away, again and again, what uses nothing that is left, leaves nothing unless there is a cycle. */
    @Test
    void noPackageUsesItselfByWayOfAnother() {
        Map<String, Set<String>> left = new TreeMap<>(USES);
        while (left.values().removeIf(used -> used.stream().noneMatch(left::containsKey))) {}

        assertTrue(USES.size() > 10, () -> "found only " + USES.keySet());
        assertEquals(Map.of(), left);
    }

    @Test
    void theMapOfTheTreeNamesEachOnce() {
        List<String> named = Pattern.compile("\\| `([a-z]+)`[^|]*\\|$", Pattern.MULTILINE)
                .matcher(Document.map().text())
                .results()
                .map(row -> row.group(1))
                .toList();

        assertEquals(List.copyOf(USES.keySet()), named.stream().sorted().toList());
    }

    /** Whoever reads a name must not have to look which of two types it is. */
    @Test
    void noTwoTypesHaveTheSameName() throws IOException {
        Map<String, List<Path>> byName;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            byName = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
        }

        assertTrue(byName.size() > 700, () -> "found only " + byName.size());
        byName.values().removeIf(files -> files.size() == 1);
        assertEquals(Map.of(), byName);
    }

    /** One idea has room in it; a longer file has a second one, or a reason that is written down here. */
    @Test
    void noFileIsLongUnlessItSaysWhy() throws IOException {
        Set<String> tooLong = new TreeSet<>();
        for (Path root : ROOTS) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readAllLines(file).size() > LONGEST_FILE) {
                        tooLong.add(file.getFileName().toString());
                    }
                }
            }
        }

        assertEquals(LONG_FILES.keySet(), tooLong);
    }
}
