package org.thumbnailroute.cli;

import java.util.List;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.terminal.UsageException;
import org.thumbnailroute.text.Printable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What standard error says when a command did not do its work: one line. */
final class Failures {

    private Failures() {}

    /** What is wrong, what may have been meant, and where to look. A mistyped name comes before what is missing for it. */
    static int wrongUsage(ParameterException e, String... args) {
        CommandLine command = e.getCommandLine();
        List<String> unknown = command.getUnmatchedArguments();
        String message = unknown.isEmpty()
                ? String.valueOf(e.getMessage())
                : unknown(new UnmatchedArgumentException(command, unknown));
        command.getErr()
                .println(Printable.of("%s; see %s --help"
                        .formatted(message, command.getCommandSpec().qualifiedName())));
        return ExitCode.USAGE;
    }

    private static String unknown(UnmatchedArgumentException e) {
        String what = e.isUnknownOption()
                ? "option"
                : e.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
        List<String> suggestions = e.getSuggestions();
        return "unknown %s \"%s\"%s"
                .formatted(
                        what,
                        e.getUnmatched().get(0),
                        suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?");
    }

    /** What a command found wrong with its arguments, or an exception that it did not expect, from AWS for example. */
    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof UsageException usage) {
            return wrongUsage(new ParameterException(command, usage.getMessage()));
        }
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + " failed: " + Printable.line(StartFailure.line(e)));
        return ExitCode.SOFTWARE;
    }
}
