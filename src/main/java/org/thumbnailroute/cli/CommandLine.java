package org.thumbnailroute.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.thumbnailroute.text.Printable;

/** What stands behind the name of the jar. Without anything the route is started, which is not done here. */
public final class CommandLine {

    /** One for all: there is one command. */
    public static final String USAGE =
            "java -jar target/thumbnail-route.jar resize --size WxH [--mode fit|cover|pad] [--format jpeg|png|webp]"
                    + " [--quality 1-100] [--background RRGGBB] [--webp native|java] [--repeat N] [--threads N] [--overwrite]"
                    + " --out DIR FILE|DIR...";

    private static final String HELP = "usage: " + USAGE + "\n" + """
            A file that exists is replaced with --overwrite only, so the same command needs it to be run again.
            Pictures are never enlarged. --size=WxH is as good as --size WxH; behind -- everything is a FILE or DIR.
            Exit code: 0 if every file has a thumbnail, 1 if one has none, 2 if the arguments make no sense.""";

    static final String OUT_OF_MEMORY = "the heap is too small: raise it, as in java -Xmx1g -jar ...";

    private static final Set<String> HELP_OPTIONS = Set.of("-h", "--help");

    static final int DONE = 0;
    static final int SOMETHING_REJECTED = 1;
    static final int WRONG_USAGE = 2;

    private CommandLine() {}

    /**
     * Does what is asked for.
     *
     * @param out takes one line for each file
     * @param err takes what went wrong, for people, one line each
     * @return the exit code: 0, 1 if a file was rejected, 2 if the arguments make no sense
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        if (arguments.stream().takeWhile(word -> !word.equals("--")).anyMatch(HELP_OPTIONS::contains)) {
            out.println(HELP);
            return DONE;
        }
        try {
            if (!command.equals("resize")) {
                throw new UsageException("unknown command \"" + command + "\"");
            }
            ResizeOptions options = OptionReader.read(arguments.subList(1, arguments.size()));
            return new ResizeCommand(options, out, err).run();
        } catch (UsageException e) {
            err.println(Printable.of(e.getMessage() + "; usage: " + USAGE));
            return WRONG_USAGE;
        } catch (OutOfMemoryError e) {
            err.println(OUT_OF_MEMORY);
            return SOMETHING_REJECTED;
        }
    }
}
