package org.thumbnailroute.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
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
import org.thumbnailroute.engine.Webp;

/** Turns the words after {@code resize} into options; each complaint names the option, its value and what is allowed. */
final class OptionReader {

    private static final Set<String> NAMES = Set.of(
            "--size", "--mode", "--format", "--quality", "--background", "--webp", "--repeat", "--threads", "--out");

    /** The only one without a value. */
    static final String OVERWRITE = "--overwrite";

    private static final int MOST_RUNS = 1_000_000;
    private static final int MOST_THREADS = 256;

    private final Map<String, String> values = new HashMap<>();
    private final List<Path> inputs = new ArrayList<>();

    private OptionReader(List<String> words) {
        Iterator<String> rest = words.iterator();
        boolean optionsEnded = false;
        while (rest.hasNext()) {
            String word = rest.next();
            if (optionsEnded || !word.startsWith("--")) {
                inputs.add(path("FILE or DIR", word));
            } else if (word.equals("--")) {
                optionsEnded = true;
            } else {
                readOption(word, rest);
            }
        }
    }

    private void readOption(String word, Iterator<String> rest) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String value;
        if (name.equals(OVERWRITE)) {
            if (equals >= 0) {
                throw new UsageException(name + " takes no value");
            }
            value = "";
        } else if (!NAMES.contains(name)) {
            throw new UsageException("unknown option " + name);
        } else {
            value = equals < 0 ? valueOf(name, rest) : word.substring(equals + 1);
        }
        if (values.put(name, value) != null) {
            throw new UsageException(name + " is given twice");
        }
    }

    private static String valueOf(String name, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "--";
        if (value.startsWith("--")) {
            throw new UsageException(name + " has no value"
                    + (name.equals("--background") ? " (a shell drops what begins with #)" : ""));
        }
        return value;
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
        Webp webp = reader.optional("--webp", Webp::parse).orElse(usual.webp());
        ThumbnailSpec spec = new ThumbnailSpec(
                List.of(box),
                reader.optional("--mode", Mode::parse).orElse(usual.mode()),
                reader.optional("--format", text -> format(text, webp)),
                reader.number("--quality", usual.quality(), 100),
                reader.optional("--background", OptionReader::colour).orElse(usual.background()),
                webp);
        int repeat = reader.number("--repeat", 1, MOST_RUNS);
        int threads = reader.number("--threads", 1, MOST_THREADS);
        Path out = reader.required("--out", text -> path("--out", text));
        if (reader.inputs.isEmpty()) {
            throw new UsageException("no FILE or DIR is given");
        }
        return new ResizeOptions(spec, repeat, threads, out, reader.values.containsKey(OVERWRITE), reader.inputs);
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

    private static ImageFormat format(String text, Webp webp) {
        ImageFormat format = ImageFormat.parse(text);
        if (format == ImageFormat.WEBP && !webp.canWrite()) {
            throw new IllegalArgumentException(
                    webp == Webp.JAVA ? "WebP is not written with --webp java" : webp.description());
        }
        return format;
    }

    /** Also with a # before it, which has to be quoted in most shells. */
    private static int colour(String text) {
        try {
            return HexColour.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"%s\" is not RRGGBB, such as ffffff".formatted(text), e);
        }
    }

    /** @throws UsageException also for an empty text, which Java takes for the current directory */
    private static Path path(String what, String text) {
        if (text.isEmpty()) {
            throw new UsageException(what + " is empty; the current directory is \".\"");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("%s: \"%s\" is not a valid path on this system".formatted(what, text));
        }
    }
}
