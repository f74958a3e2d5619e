package org.thumbnailroute.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The keys of the originals that a profile gets: those with its prefix, and with no longer one. An automaton that reads a key
 * character by character; its states are numbers.
 */
final class KeyRange {

    /** What was read does not begin any of the keys. */
    static final int OUT = -2;

    /** What was read is one of the keys, and so is all that begins with it. */
    private static final int IN = -1;

    /**
     * A beginning of prefixes, after which more has to be read to decide.
     *
     * @param next the state after each character that one of the prefixes goes on with
     * @param otherwise the state after any other
     * @param isKey whether it is one of the keys
     */
    private record State(Map<Integer, Integer> next, int otherwise, boolean isKey) {}

    private final String prefix;
    private final Set<String> longer;
    private final List<String> beginnings;
    private final List<State> states = new ArrayList<>();

    private KeyRange(String prefix, Set<String> longer) {
        this.prefix = prefix;
        this.longer = longer;
        this.beginnings = prefixes()
                .flatMap(text -> IntStream.range(0, text.length()).mapToObj(end -> text.substring(0, end)))
                .distinct()
                .toList();
        beginnings.forEach(read -> states.add(stateAfter(read)));
    }

    static KeyRange of(Profile profile, Rules rules) {
        String prefix = profile.prefix();
        Set<String> longer = rules.profiles().stream()
                .map(Profile::prefix)
                .filter(other -> !other.equals(prefix) && other.startsWith(prefix))
                .collect(Collectors.toSet());
        return new KeyRange(prefix, longer);
    }

    private Stream<String> prefixes() {
        return Stream.concat(Stream.of(prefix), longer.stream());
    }

    private State stateAfter(String read) {
        Map<Integer, Integer> next = new HashMap<>();
        prefixes()
                .filter(text -> text.startsWith(read) && text.length() > read.length())
                .map(text -> text.codePointAt(read.length()))
                .forEach(character -> next.put(character, after(read + Character.toString(character))));
        boolean isKey = read.startsWith(prefix);
        return new State(next, isKey ? IN : OUT, isKey);
    }

    private int after(String read) {
        if (longer.contains(read)) {
            return OUT;
        }
        int state = beginnings.indexOf(read);
        return state >= 0 ? state : read.startsWith(prefix) ? IN : OUT;
    }

    /** With which the directories of all originals begin. */
    String directory() {
        return prefix.substring(0, prefix.lastIndexOf('/') + 1);
    }

    /** Whether none of these originals lies in a directory with one of the others, because those have a longer prefix. */
    boolean leavesDirectoriesTo(KeyRange others) {
        return others.prefix.endsWith("/") && longer.contains(others.prefix);
    }

    /** The state before the first character. */
    int start() {
        return after("");
    }

    /** The state after one more character. */
    int next(int state, int character) {
        return state < 0
                ? state
                : states.get(state)
                        .next()
                        .getOrDefault(character, states.get(state).otherwise());
    }

    /** Whether what was read so far is one of the keys. */
    boolean holds(int state) {
        return state == IN || (state >= 0 && states.get(state).isKey());
    }

    /** The characters that may lead to another state than the others do. */
    Set<Integer> decisive(int state) {
        return state < 0 ? Set.of() : states.get(state).next().keySet();
    }
}
