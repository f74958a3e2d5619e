package org.thumbnailroute.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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
            run now    | unknown argument "now"; see thumbnail-route run --help
            run --json | unknown option "--json"; see thumbnail-route run --help
            """)
    void saysInOneLineWhatItDoesNotKnow(String arguments, String problem) {
        assertEquals(2, run(arguments.split(" ")));
        assertEquals(problem + "\n", err.toString());
        assertEquals("", out.toString());
    }

    /** Bash sources it. */
    @Test
    void completesTheNamesOfCommandsAndOptions() {
        assertEquals(0, run("generate-completion"));

        assertTrue(out.toString().contains("complete -F _complete_thumbnail-route"), out::toString);
        assertTrue(out.toString().contains("--overwrite"), out::toString);
    }
}
