package org.thumbnailroute.rule;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads the keys that a form gives to originals of a range, and no others, character by character. The form is a regular
 * expression, read by a nondeterministic automaton, which takes the original's key along.
 */
final class KeyReader {

    /** Symbols of a pattern that stand for any text: a directory, empty or up to a slash; a name, not empty. */
    private static final int DIR = -1;

    private static final int FILE = -2;

    /**
     * Where it is.
     *
     * @param symbol index in the pattern
     * @param isIn whether a part of that symbol's text was read
     * @param original the state of the range after what was read of the original's key
     */
    record Place(int symbol, boolean isIn, int original) {}

    private final KeyForm form;
    private final int[] pattern;
    private final KeyRange originals;

    KeyReader(KeyForm form, KeyRange originals) {
        this.form = form;
        this.originals = originals;
        this.pattern = join(
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

    /** Whether a look at how the keys begin and end shows that none is among the other's; false says nothing. */
    boolean isClearlyApart(KeyReader other) {
        boolean haveSameDirectories = form.before().equals(other.form.before()) && form.isFlat() && other.form.isFlat();
        return areDifferent(begin(), other.begin())
                || areDifferent(reversed(form.after()), reversed(other.form.after()))
                || (haveSameDirectories && areDifferent(form.between(), other.form.between()))
                || (haveSameDirectories && originals.leavesDirectoriesTo(other.originals))
                || (haveSameDirectories && other.originals.leavesDirectoriesTo(originals));
    }

    /** With which all keys begin: of a prefix, the part that is surely in the directory. */
    private String begin() {
        return form.before() + originals.directory();
    }

    private static boolean areDifferent(String one, String other) {
        return !one.startsWith(other) && !other.startsWith(one);
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    Place start() {
        return new Place(0, false, originals.start());
    }

    /** Whether a whole key was read. */
    boolean isEnd(Place place) {
        return place.symbol == pattern.length && originals.holds(place.original);
    }

    /** The only character that can come next; empty if there are several. */
    Optional<Integer> only(Place place) {
        return place.symbol < pattern.length && pattern[place.symbol] >= 0
                ? Optional.of(pattern[place.symbol])
                : Optional.empty();
    }

    /** The characters that may matter for what originals there are. */
    Set<Integer> decisive(Place place) {
        return originals.decisive(place.original);
    }

    /**
     * Reads one character.
     *
     * @param isLast whether it is the last one of the symbol's text
     * @return empty if it cannot come
     */
    Optional<Place> read(Place place, int character, boolean isLast) {
        if (place.symbol == pattern.length) {
            return Optional.empty();
        }
        boolean isPossible =
                switch (pattern[place.symbol]) {
                    case DIR -> !isLast || character == '/';
                    case FILE -> character != '/';
                    default -> isLast && character == pattern[place.symbol];
                };
        int original = pattern[place.symbol] < 0 ? originals.next(place.original, character) : place.original;
        return isPossible && original != KeyRange.OUT
                ? Optional.of(new Place(place.symbol + (isLast ? 1 : 0), !isLast, original))
                : Optional.empty();
    }

    /** The place without a directory, which may be left out. */
    Optional<Place> withoutDirectory(Place place) {
        return !place.isIn && place.symbol < pattern.length && pattern[place.symbol] == DIR
                ? Optional.of(new Place(place.symbol + 1, false, place.original))
                : Optional.empty();
    }
}
