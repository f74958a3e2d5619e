package org.thumbnailroute.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No name that a user may depend on goes away within a major version: src/docs/versions.md. */
class PromisedNamesTest {

    private static final SortedSet<String> NOW = PromisedNames.now();
    private static final SortedSet<String> KEPT =
            new TreeSet<>(State.text("names.txt").lines().toList());

    @Test
    void everyNameIsStillThere() {
        assertTrue(KEPT.size() > 200, () -> "names.txt has " + KEPT.size() + " lines");
        assertEquals(
                List.of(),
                without(KEPT, NOW),
                "versions.md promises that these names stay, with these defaults. Keep them, if need be beside new ones, or"
                        + " make this a new major version. " + Recording.HOW);
    }

    /** A role or policy that is new is for something that nobody has to use. */
    @Test
    void noRightIsAdded() {
        assertEquals(
                List.of(),
                without(NOW, KEPT).stream()
                        .filter(name -> name.startsWith(PromisedNames.RIGHT) && hasOwnerIn(KEPT, name))
                        .toList(),
                "versions.md promises that a minor version needs no new right. " + Recording.HOW);
    }

    private static boolean hasOwnerIn(Collection<String> names, String right) {
        String owner = right.substring(0, right.lastIndexOf(' ') + 1);
        return names.stream().anyMatch(name -> name.startsWith(owner));
    }

    private static List<String> without(Collection<String> all, Collection<String> some) {
        return all.stream().filter(name -> !some.contains(name)).toList();
    }
}
