package org.thumbnailroute.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page that people read: the README, or one of {@code src/docs}. */
public record Document(Path file, String text) {

    private static final Path README = Path.of("README.md");

    private static final Path MAP = Path.of("src/README.md");

    private static final Path DIRECTORY = Path.of("src/docs");

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    /** The page that one sees first. */
    public static Document readme() {
        return read(README);
    }

    /** The map of the tree, for engineers. */
    public static Document map() {
        return read(MAP);
    }

    /** One page of {@code src/docs}. */
    public static Document page(String name) {
        return read(DIRECTORY.resolve(name));
    }

    /** The README, the map of the tree, and all pages. */
    public static List<Document> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return Stream.concat(Stream.of(README, MAP), files.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Document::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole of what is written for people, to look for something that must stand somewhere. */
    public static String everything() {
        return String.join("\n", all().stream().map(Document::text).toList());
    }

    /** The targets of its links, as they are written. */
    List<String> links() {
        return LINK.matcher(text)
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    /** Whether a link {@code #anchor} leads anywhere: to a heading, as GitHub names it, or to an anchor in HTML. */
    public boolean has(String anchor) {
        return text.contains("<a id=\"" + anchor + "\">") || headings().anyMatch(anchor::equals);
    }

    private Stream<String> headings() {
        return text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'));
    }

    static Document read(Path file) {
        try {
            return new Document(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
