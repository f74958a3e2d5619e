package org.thumbnailroute.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The numbers of {@code src/bench/resources/scale.csv}: each with its unit and where it comes from. */
public final class ScaleFile {

    private static final Path SHIPPED = Path.of("src/bench/resources/scale.csv");

    private static final String HEAD = "name,value,unit,source,seen";

    private static final int COLUMNS = 5;

    /**
     * One line.
     *
     * @param source a page, a command, or that it was not looked up
     * @param seen the day, in ISO 8601; empty if it was not looked up, or is counted by a test
     */
    record Entry(String name, double value, String unit, String source, String seen) {}

    private final Map<String, Entry> entries;

    private ScaleFile(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** The one of the repository, which has to be the working directory. */
    public static ScaleFile shipped() {
        try {
            return parse(Files.readString(SHIPPED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if a line does not have all five columns, or two have the same name */
    static ScaleFile parse(String text) {
        return new ScaleFile(text.lines()
                .filter(line -> !line.startsWith("#") && !line.equals(HEAD) && !line.isBlank())
                .map(ScaleFile::entry)
                .collect(Collectors.toMap(Entry::name, Function.identity(), ScaleFile::twice)));
    }

    private static Entry entry(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS || columns[3].isBlank()) {
            throw new IllegalArgumentException("not " + HEAD + ": " + line);
        }
        return new Entry(columns[0], Double.parseDouble(columns[1]), columns[2], columns[3], columns[4]);
    }

    private static Entry twice(Entry one, Entry other) {
        throw new IllegalArgumentException(other.name() + " is there twice");
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * The number, in its unit.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public double get(String name) {
        return Optional.ofNullable(entries.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no number " + name))
                .value();
    }

    /** A number of milliseconds, in seconds. */
    public double seconds(String name) {
        return get(name) / 1000;
    }
}
