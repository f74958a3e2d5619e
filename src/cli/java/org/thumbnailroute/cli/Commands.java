package org.thumbnailroute.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.thumbnailroute.app.RouteProgram;
import org.thumbnailroute.backfill.BackfillCommand;
import org.thumbnailroute.doctor.DoctorCommand;
import org.thumbnailroute.explain.ExplainCommand;
import org.thumbnailroute.localfiles.ResizeCommand;
import org.thumbnailroute.terminal.SmallHeap;
import org.thumbnailroute.text.Printable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** Everything that can stand after the name of the jar. */
public final class Commands {

    private Commands() {}

    /** What all commands have: help, the version, and help as wide as the terminal. */
    @Command(
            name = "thumbnail-route",
            description = "Makes thumbnails of pictures uploaded to S3, and announces them.",
            footer = {
                "",
                "Without a command, the route runs. \"thumbnail-route\" stands for java -jar target/thumbnail-route.jar.",
                "Exit code: 0 if all is well, 1 if something is not, 2 for wrong usage."
            },
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            usageHelpAutoWidth = true,
            scope = ScopeType.INHERIT)
    private static final class Root {}

    /** Here for its help: {@link Main} runs the route without the command line. */
    @Command(
            name = "run",
            description = "Runs the route until it is stopped, in the directory of application.properties and routes/.")
    private static final class RunCommand implements Callable<Integer> {

        @Override
        public Integer call() {
            return RouteProgram.run();
        }
    }

    /** Runs a command; returns the exit code: 0 if all is well, 1 if something is not, 2 for wrong usage. */
    static int run(String... args) {
        if (!args[0].equals("run")) {
            logToStandardError();
        }
        CommandLine commandLine = commandLine();
        Optional<String> lost = LostLetters.in(LostLetters.encoding(), args);
        lost.map(Printable::of).ifPresent(commandLine.getErr()::println);
        return lost.isPresent() ? ExitCode.USAGE : execute(commandLine, args);
    }

    /** Standard output is for what a command prints, which programs may read. */
    private static void logToStandardError() {
        System.getProperties().putIfAbsent("log4j2.configurationFile", "classpath:log4j2-commands.properties");
    }

    /** The same with output that a caller has set. */
    public static int execute(CommandLine commandLine, String... args) {
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError e) {
            commandLine.getErr().println(SmallHeap.ADVICE);
            return ExitCode.SOFTWARE;
        }
    }

    /** All commands. Nothing that is typed has a second meaning: no files of arguments, no clusters of options. */
    public static CommandLine commandLine() {
        return new CommandLine(new Root())
                .addSubcommand(new RunCommand())
                .addSubcommand(new ResizeCommand())
                .addSubcommand(new DoctorCommand())
                .addSubcommand(new ExplainCommand())
                .addSubcommand(new BackfillCommand())
                .addSubcommand(new GenerateCompletion())
                .addSubcommand(new HelpCommand())
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setParameterExceptionHandler(Failures::wrongUsage)
                .setExecutionExceptionHandler(Failures::failed);
    }
}
