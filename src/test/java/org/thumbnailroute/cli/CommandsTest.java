package org.thumbnailroute.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.terminal.FailedException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;

/** What all commands have in common. */
class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Set<String> commands() {
        return Commands.commandLine().getSubcommands().keySet();
    }

    private int run(String... args) {
        CommandLine commandLine =
                Commands.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Commands.execute(commandLine, args);
    }

    @Test
    void helpNamesEachCommand() {
        assertEquals(0, run("--help"));

        commands().forEach(name -> assertTrue(out.toString().contains("\n  " + name + " "), out::toString));
        assertEquals("", err.toString());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOfACommandNeedsNothingElse(String name) {
        for (String option : Set.of("-h", "--help")) {
            out.getBuffer().setLength(0);

            assertEquals(0, run(name, option));
            assertTrue(out.toString().contains("Usage: thumbnail-route " + name + " "), out::toString);
        }
        assertEquals("", err.toString());
    }

    /** As with {@code resize --out --help}, typed by someone who no longer knows. */
    @Test
    void helpComesBeforeWhatElseIsWrong() {
        assertEquals(0, run("resize", "--sharp", "--size", "-h"));
        assertEquals(0, run("resize", "--help", "--size"));
        assertTrue(out.toString().startsWith("Usage: thumbnail-route resize "), out::toString);
        assertEquals("", err.toString());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineOfHelpIsWiderThanATerminal(String name) {
        run(name, "--help");

        assertTrue(out.toString().lines().allMatch(line -> line.length() <= 80), out::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsThatOfTheProject(String option) {
        assertEquals(0, run(option));
        assertEquals("thumbnail-route (not packaged)\n", out.toString());
        assertEquals(0, run("resize", option));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rezise     | unknown command "rezise"; did you mean resize?; see thumbnail-route --help
            --sizes    | unknown option "--sizes"; see thumbnail-route --help
            -hx        | unknown option "-hx"; see thumbnail-route --help
            @9         | unknown command "@9"; see thumbnail-route --help
            --         | Missing required subcommand; see thumbnail-route --help
            -- resize  | unknown command "resize"; see thumbnail-route --help
            help nosuch | Unknown subcommand 'nosuch'; see thumbnail-route --help
            resize -- -h | Missing required options: '--size=WxH', '--out=DIR'; see thumbnail-route resize --help
            run now    | unknown argument "now"; see thumbnail-route run --help
            backfill --all --stale | --stale, --all are mutually exclusive (specify only one); see thumbnail-route backfill --help
            doctor --probe-wait 5 | --probe-wait goes with --probe; see thumbnail-route doctor --help
            doctor --probe-prefix=a/ | --probe-prefix goes with --probe; see thumbnail-route doctor --help
            explain --message=x s3://b/k | name an object, s3://BUCKET/KEY, or a message, --message FILE, not both; see thumbnail-route explain --help
            explain --version-id= s3://b/k | --version-id is empty; see thumbnail-route explain --help
            run --json | unknown option "--json"; see thumbnail-route run --help
            """)
    void saysInOneLineWhatItDoesNotKnow(String arguments, String problem) {
        assertEquals(2, run(arguments.split(" ")));
        assertEquals(problem + "\n", err.toString());
        assertEquals("", out.toString());
    }

    /** As Java 17 and newer read ü under LC_ALL=C; a key that holds the replacement character is no mistake. */
    @Test
    void looksForNoKeyWhoseLettersWereLost() {
        assertEquals(
                Optional.of(
                        "Java reads arguments as US-ASCII here, and lost letters of \"s3://b/\uFFFD\uFFFD\": set LC_ALL=C.UTF-8"),
                LostLetters.in(US_ASCII, "explain", "s3://b/\uFFFD\uFFFD"));
        assertEquals(Optional.empty(), LostLetters.in(US_ASCII, "explain", "s3://b/u"));
        assertEquals(Optional.empty(), LostLetters.in(UTF_8, "explain", "s3://b/\uFFFD"));
    }

    /** What speaks for itself is not put behind the name of a class. */
    @Test
    void saysWhyACommandFailed() {
        CommandLine commandLine = Commands.commandLine()
                .setErr(new PrintWriter(err))
                .setExecutionStrategy(parsed -> {
                    throw new ExecutionException(
                            parsed.commandSpec().commandLine(), "", new FailedException("S3 is\nbroken"));
                });

        assertEquals(1, Commands.execute(commandLine));
        assertEquals("thumbnail-route failed: S3 is broken\n", err.toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"res, resize", "resize --ov, --overwrite", "generate, generate-completion"})
    void completesTheNamesOfCommandsAndOptions(String typed, String completed) throws Exception {
        assertEquals(0, run("generate-completion"));
        String key = """
                COMP_WORDS=(thumbnail-route %s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _complete_thumbnail-route
                echo "${COMPREPLY[@]}"
                """.formatted(typed);

        Process bash = new ProcessBuilder("bash", "-c", out + key).start();

        assertEquals(completed, new String(bash.getInputStream().readAllBytes(), UTF_8).strip());
    }
}
