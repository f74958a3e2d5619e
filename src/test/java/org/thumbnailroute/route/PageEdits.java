package org.thumbnailroute.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.thumbnailroute.docs.Document;

/** The edits that a page of src/docs gives, as it says that they are to be made: a line that says where, then a listing. */
record PageEdits(List<Listing> listings) {

    private static final Pattern LISTING =
            Pattern.compile("^([^\n]*)\n\n```(?:yaml|java|properties)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern PLACE =
            Pattern.compile("^In `(routes/[\\w-]+\\.camel\\.yaml)`, (before|after) `([\\w-]+)`:$");
    private static final Pattern END = Pattern.compile("^At the end of `([^`]+)`:$");
    private static final Pattern NEW_FILE = Pattern.compile("^New file `([^`]+)`[:,].*$");
    private static final Pattern SETTING = Pattern.compile("^In `application.properties`:$");

    /**
     * Lines to be pasted.
     *
     * @param where the line above them
     */
    private record Listing(String where, String lines) {

        private void makeIn(Path directory) {
            PLACE.matcher(where)
                    .results()
                    .forEach(place -> edit(directory.resolve(place.group(1)), text -> insert(text, place)));
            END.matcher(where).results().forEach(end -> edit(directory.resolve(end.group(1)), text -> text + lines));
            NEW_FILE.matcher(where).results().forEach(file -> write(directory.resolve(file.group(1)), lines));
        }

        private boolean isUnderstood() {
            return Stream.of(PLACE, END, NEW_FILE, SETTING)
                    .anyMatch(pattern -> pattern.matcher(where).matches());
        }

        private String insert(String text, MatchResult place) {
            List<String> all = new ArrayList<>(text.lines().toList());
            int id = idOf(place.group(3), all);
            int dash = id - 1; // the id is the first key of a step
            int indent = all.get(dash).indexOf('-');
            int end = id;
            while (end < all.size() && all.get(end).matches(" {%d}.*".formatted(indent + 1))) {
                end++;
            }
            all.add(place.group(2).equals("before") ? dash : end, lines.stripTrailing());
            return String.join("\n", all) + "\n";
        }

        private static int idOf(String step, List<String> all) {
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).strip().equals("id: " + step)) {
                    return i;
                }
            }
            throw new AssertionError("no step " + step);
        }
    }

    /** All listings of the pages. */
    static PageEdits of(String... pages) {
        return new PageEdits(Stream.of(pages)
                .flatMap(page -> listings(Document.page(page).text()))
                .toList());
    }

    /** The listings of each section of the pages that has any, by its heading. */
    static Map<String, PageEdits> bySection(String... pages) {
        Map<String, PageEdits> sections = new TreeMap<>();
        for (String page : pages) {
            for (String section : Document.page(page).text().split("\n## ", -1)) {
                List<Listing> listings = listings(section).toList();
                if (!listings.isEmpty()) {
                    sections.put(section.lines().findFirst().orElseThrow(), new PageEdits(listings));
                }
            }
        }
        return sections;
    }

    private static Stream<Listing> listings(String text) {
        return LISTING.matcher(text).results().map(found -> new Listing(found.group(1), found.group(2)));
    }

    /** Those that say where to make them in words that this class does not understand, and so does not make. */
    List<String> notUnderstood() {
        return listings.stream()
                .filter(listing -> !listing.isUnderstood())
                .map(Listing::where)
                .toList();
    }

    /** Makes all of them in a directory with {@code routes/}. */
    void makeIn(Path directory) {
        listings.forEach(listing -> listing.makeIn(directory));
    }

    static void edit(Path file, UnaryOperator<String> edit) {
        try {
            Files.writeString(file, edit.apply(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
