package org.thumbnailroute.settings;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Finds a key that two forms of key can both give. This is decided, not guessed: a form is a regular expression, read by
 * an automaton, and the automata of both are run side by side over all keys.
 */
final class KeyMeeting {

    /** Symbols of a pattern that stand for any text: a directory, empty or up to a slash; a name, not empty. */
    private static final int DIR = -1;

    private static final int FILE = -2;

    /** Where both automata are: in each pattern the index of a symbol, and whether a part of that symbol's text is read. */
    private record Place(int one, boolean isInOne, int other, boolean isInOther) {}

    private record Step(Optional<Place> from, int character) {}

    private final int[] one;
    private final int[] other;
    private final Map<Place, Step> reached = new HashMap<>();
    private final Queue<Place> open = new ArrayDeque<>();

    private KeyMeeting(KeyForm one, KeyForm other) {
        this.one = pattern(one);
        this.other = pattern(other);
    }

    /** One of the shortest such keys. */
    static Optional<String> of(KeyForm one, KeyForm other) {
        return new KeyMeeting(one, other).search();
    }

    private static int[] pattern(KeyForm form) {
        return join(
                form.before().codePoints().toArray(),
                new int[] {DIR},
                form.between().codePoints().toArray(),
                new int[] {FILE},
                form.after().codePoints().toArray());
    }

    private static int[] join(int[]... parts) {
        return IntStream.range(0, parts.length)
                .flatMap(part -> IntStream.of(parts[part]))
                .toArray();
    }

    private Optional<String> search() {
        reach(new Place(0, false, 0, false), new Step(Optional.empty(), 0));
        while (!open.isEmpty()) {
            Place place = open.remove();
            if (place.one == one.length && place.other == other.length) {
                return Optional.of(textTo(place));
            }
            for (int character : next(place)) {
                advance(place, character);
            }
        }
        return Optional.empty();
    }

    /** The characters that matter: the one that must come, or where both have a text of any kind, a slash or another. */
    private int[] next(Place place) {
        for (int symbol : new int[] {symbol(one, place.one), symbol(other, place.other)}) {
            if (symbol >= 0) {
                return new int[] {symbol};
            }
        }
        return new int[] {'a', '/'};
    }

    private static int symbol(int[] pattern, int index) {
        return index < pattern.length ? pattern[index] : FILE;
    }

    private void advance(Place place, int character) {
        Step step = new Step(Optional.of(place), character);
        for (boolean endsOne : new boolean[] {false, true}) {
            for (boolean endsOther : new boolean[] {false, true}) {
                if (canRead(one, place.one, character, endsOne) && canRead(other, place.other, character, endsOther)) {
                    reach(
                            new Place(
                                    place.one + (endsOne ? 1 : 0),
                                    !endsOne,
                                    place.other + (endsOther ? 1 : 0),
                                    !endsOther),
                            step);
                }
            }
        }
    }

    /** Whether the character can be the next of a symbol's text, as its last one or as another. */
    private static boolean canRead(int[] pattern, int index, int character, boolean isLast) {
        if (index == pattern.length) {
            return false;
        }
        return switch (pattern[index]) {
            case DIR -> !isLast || character == '/';
            case FILE -> character != '/';
            default -> isLast && character == pattern[index];
        };
    }

    private void reach(Place place, Step step) {
        if (reached.putIfAbsent(place, step) != null) {
            return;
        }
        open.add(place);
        // a directory may be left out
        if (!place.isInOne && place.one < one.length && one[place.one] == DIR) {
            reach(new Place(place.one + 1, false, place.other, place.isInOther), step);
        }
        if (!place.isInOther && place.other < other.length && other[place.other] == DIR) {
            reach(new Place(place.one, place.isInOne, place.other + 1, false), step);
        }
    }

    private String textTo(Place place) {
        StringBuilder text = new StringBuilder();
        Step step = reached.get(place);
        while (step != null && step.from.isPresent()) {
            text.insert(0, Character.toString(step.character));
            step = reached.get(step.from.get());
        }
        return text.toString();
    }
}
