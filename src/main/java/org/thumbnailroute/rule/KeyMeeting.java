package org.thumbnailroute.rule;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds a key that two thumbnails can both get. This is decided, not guessed: a {@link KeyReader} reads the keys of the
 * one, another those of the other, and both are run side by side over all keys.
 */
final class KeyMeeting {

    /** Where both readers are. */
    private record Place(KeyReader.Place one, KeyReader.Place other) {}

    private record Step(Optional<Place> from, int character) {}

    private final KeyReader one;
    private final KeyReader other;
    private final Map<Place, Step> reached = new HashMap<>();
    private final Queue<Place> open = new ArrayDeque<>();

    private KeyMeeting(KeyReader one, KeyReader other) {
        this.one = one;
        this.other = other;
    }

    /** One of the shortest such keys. */
    static Optional<String> of(KeyReader one, KeyReader other) {
        // most pairs are, and the search takes a thousand times as long
        return one.isClearlyApart(other) ? Optional.empty() : new KeyMeeting(one, other).search();
    }

    private Optional<String> search() {
        reach(new Place(one.start(), other.start()), new Step(Optional.empty(), 0));
        while (!open.isEmpty()) {
            Place place = open.remove();
            if (one.isEnd(place.one) && other.isEnd(place.other)) {
                return Optional.of(textTo(place));
            }
            for (int character : next(place)) {
                advance(place, character);
            }
        }
        return Optional.empty();
    }

    /**
     * The characters that matter: the one that must come; or where both have a text of any kind, a slash, those that tell
     * originals of one range from others, and one that stands for all others.
     */
    private int[] next(Place place) {
        Optional<Integer> only = one.only(place.one).or(() -> other.only(place.other));
        if (only.isPresent()) {
            return new int[] {only.get()};
        }
        Set<Integer> decisive = new HashSet<>(one.decisive(place.one));
        decisive.addAll(other.decisive(place.other));
        decisive.add((int) '/');
        int another = IntStream.iterate('a', character -> character + 1)
                .filter(character -> !decisive.contains(character))
                .findFirst()
                .orElseThrow();
        return IntStream.concat(IntStream.of(another), decisive.stream().mapToInt(character -> character))
                .toArray();
    }

    private void advance(Place place, int character) {
        Step step = new Step(Optional.of(place), character);
        for (boolean endsOne : new boolean[] {false, true}) {
            for (boolean endsOther : new boolean[] {false, true}) {
                Optional<KeyReader.Place> nextOfOne = one.read(place.one, character, endsOne);
                Optional<KeyReader.Place> nextOfOther = other.read(place.other, character, endsOther);
                if (nextOfOne.isPresent() && nextOfOther.isPresent()) {
                    reach(new Place(nextOfOne.get(), nextOfOther.get()), step);
                }
            }
        }
    }

    private void reach(Place place, Step step) {
        if (reached.putIfAbsent(place, step) != null) {
            return;
        }
        open.add(place);
        one.withoutDirectory(place.one).ifPresent(later -> reach(new Place(later, place.other), step));
        other.withoutDirectory(place.other).ifPresent(later -> reach(new Place(place.one, later), step));
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
