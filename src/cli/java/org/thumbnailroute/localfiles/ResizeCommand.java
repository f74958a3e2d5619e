package org.thumbnailroute.localfiles;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Webp;
import org.thumbnailroute.terminal.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resize}: its options as they are typed. Each complaint names the option, its value and what is allowed. */
@Command(
        name = "resize",
        sortOptions = false,
        sortSynopsis = false,
        description =
                "Makes thumbnails of local files. It uses neither AWS nor the settings, and never enlarges a picture.",
        footer = {
            "",
            "Prints a line for each file: outcome, file, its size, the thumbnail's size and format, CPU time in ms.",
            "Files whose names begin with - go behind --."
        })
public final class ResizeCommand implements Callable<Integer> {

    private static final int MOST_RUNS = 1_000_000;
    private static final int MOST_THREADS = 256;

    @Spec
    private CommandSpec spec;

    @Option(names = "--size", required = true, paramLabel = "WxH", description = "The box in pixels, such as 256x256.")
    private String size;

    @Option(
            names = "--mode",
            defaultValue = "fit",
            paramLabel = "fit|cover|pad",
            description = "fit shows the whole picture, cover fills the box and crops, pad adds a border"
                    + " (default: ${DEFAULT-VALUE}).")
    private String mode;

    @Option(
            names = "--gravity",
            defaultValue = "centre",
            paramLabel = "SIDE",
            description = "What cover keeps: centre, attention (details, skin and strong colours), or a side or corner,"
                    + " such as north or south-east (default: ${DEFAULT-VALUE}).")
    private String gravity;

    @Option(
            names = "--format",
            paramLabel = "jpeg|png|webp",
            description = "Format of the thumbnails (default: the original's).")
    private Optional<String> format;

    @Option(
            names = "--quality",
            defaultValue = "80",
            paramLabel = "N",
            description = "Quality of JPEG and WebP, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private String quality;

    @Option(
            names = "--background",
            defaultValue = "ffffff",
            paramLabel = "RRGGBB",
            description = "Colour of the border, and behind transparent pixels if the format has none"
                    + " (default: ${DEFAULT-VALUE}). A shell drops a # that is not in quotes.")
    private String background;

    @Option(
            names = "--webp",
            defaultValue = "native",
            paramLabel = "native|java",
            description = "native is libwebp; java loads no native code, and makes PNG thumbnails of WebP"
                    + " (default: ${DEFAULT-VALUE}).")
    private String webp;

    @Option(
            names = "--repeat",
            defaultValue = "1",
            paramLabel = "N",
            description = "Prints the median CPU time of N runs, after a warm-up.")
    private String repeat;

    @Option(
            names = "--threads",
            defaultValue = "1",
            paramLabel = "N",
            description =
                    "Makes N thumbnails at the same time, up to " + MOST_THREADS + " (default: ${DEFAULT-VALUE}).")
    private String threads;

    @Option(
            names = "--overwrite",
            description = "Replaces files that exist; the same command needs it to be run again.")
    private boolean overwrite;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The directory of the thumbnails; created if it is missing.")
    private String out;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Pictures, and directories of pictures; hidden files in a directory are left out.")
    private List<String> inputs;

    @Override
    public Integer call() {
        var commandLine = spec.commandLine();
        return new FileBatch(options(), commandLine.getOut(), commandLine.getErr()).run();
    }

    /** @throws UsageException for the first one that makes no sense */
    ResizeOptions options() {
        Webp codec = parse("--webp", webp, Webp::parse);
        ThumbnailSpec thumbnail = new ThumbnailSpec(
                parse("--size", size, BoundingBox::parse),
                parse("--mode", mode, Mode::parse),
                parse("--gravity", gravity, Gravity::parse),
                format.map(name -> parse("--format", name, text -> format(text, codec))),
                number("--quality", quality, 100),
                parse("--background", background, ResizeCommand::colour));
        return new ResizeOptions(
                thumbnail,
                codec,
                number("--repeat", repeat, MOST_RUNS),
                number("--threads", threads, MOST_THREADS),
                path("--out", out),
                overwrite,
                inputs.stream().map(input -> path("FILE|DIR", input)).toList());
    }

    private static <T> T parse(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("%s: %s".formatted(name, e.getMessage()));
        }
    }

    private static int number(String name, String text, int max) {
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > max) {
            throw new UsageException("%s: \"%s\" is not a whole number from 1 to %d".formatted(name, text, max));
        }
        return Integer.parseInt(text);
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
