package org.thumbnailroute.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;

/** Turns the words after {@code resize} into options; each complaint names the option, its value and what is allowed. */
final class OptionReader {

    private static final Set<String> NAMES =
            Set.of("--size", "--mode", "--format", "--quality", "--background", "--repeat", "--threads", "--out");
    private static final int MOST_RUNS = 1_000_000;
    private static final int MOST_THREADS = 256;

    private final Map<String, String> values = new HashMap<>();
    private final List<Path> inputs = new ArrayList<>();

    private OptionReader(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                inputs.add(path("input", word));
                continue;
            }
            if (!NAMES.contains(word)) {
                throw new UsageException("unknown option " + word);
            }
            if (i + 1 == words.size() || words.get(i + 1).startsWith("--")) {
                // a shell takes what begins with # for a comment
                throw new UsageException(
                        word + " has no value" + (word.equals("--background") ? " (a # needs quotes)" : ""));
            }
            if (values.put(word, words.get(++i)) != null) {
                throw new UsageException(word + " is given twice");
            }
        }
    }

    /**
     * Reads the options.
     *
     * @throws UsageException for the first one that is missing, unknown or makes no sense
     */
    static ResizeOptions read(List<String> words) {
        OptionReader reader = new OptionReader(words);
        BoundingBox box = reader.required("--size", BoundingBox::parse);
        ThumbnailSpec usual = ThumbnailSpec.fit(List.of(box));
        ThumbnailSpec spec = new ThumbnailSpec(
                List.of(box),
                reader.optional("--mode", Mode::parse).orElse(usual.mode()),
                reader.optional("--format", ImageFormat::parse),
                reader.number("--quality", usual.quality(), 100),
                reader.optional("--background", HexColour::parse).orElse(usual.background()));
        int repeat = reader.number("--repeat", 1, MOST_RUNS);
        int threads = reader.number("--threads", 1, MOST_THREADS);
        Path out = reader.required("--out", text -> path("--out", text));
        if (reader.inputs.isEmpty()) {
            throw new UsageException("no FILE or DIR is given");
        }
        return new ResizeOptions(spec, repeat, threads, out, reader.inputs);
    }

    private <T> T required(String name, Function<String, T> parser) {
        return optional(name, parser).orElseThrow(() -> new UsageException(name + " is missing"));
    }

    private <T> Optional<T> optional(String name, Function<String, T> parser) {
        try {
            return Optional.ofNullable(values.get(name)).map(parser);
        } catch (IllegalArgumentException e) {
            throw new UsageException("%s: %s".formatted(name, e.getMessage()));
        }
    }

    private int number(String name, int usual, int max) {
        return optional(name, text -> {
                    if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > max) {
                        throw new IllegalArgumentException(
                                "\"%s\" is not a whole number from 1 to %d".formatted(text, max));
                    }
                    return Integer.parseInt(text);
                })
                .orElse(usual);
    }

    private static Path path(String what, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("%s: \"%s\" is no path here".formatted(what, text));
        }
    }
}
