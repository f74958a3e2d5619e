package org.thumbnailroute.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.terminal.FailedException;
import org.thumbnailroute.terminal.UsageException;
import org.thumbnailroute.text.Printable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What standard error says when a command did not do its work: one line. */
final class Failures {

    private static final int MOST_SUGGESTIONS = 3;

    private Failures() {}

    /**
     * What is wrong, what may have been meant, and where to look. A mistyped name comes before what is missing for it, and
     * whoever asks for help gets it whatever else is typed.
     */
    static int wrongUsage(ParameterException e, String... args) {
        CommandLine command = e.getCommandLine();
        if (asksForHelp(args)) {
            command.usage(command.getOut());
            return ExitCode.OK;
        }
        List<String> unknown = command.getUnmatchedArguments();
        String message = unknown.isEmpty() ? plain(e) : unknown(new UnmatchedArgumentException(command, unknown));
        command.getErr()
                .println(Printable.of("%s; see %s --help"
                        .formatted(message, command.getCommandSpec().qualifiedName())));
        return ExitCode.USAGE;
    }

    private static boolean asksForHelp(String... args) {
        return Arrays.stream(args).takeWhile(word -> !word.equals("--")).anyMatch(Set.of("-h", "--help")::contains);
    }

    private static String plain(ParameterException e) {
        return String.valueOf(e.getMessage()).replaceFirst("^Error: ", "").replaceFirst("\\.$", "");
    }

    private static String unknown(UnmatchedArgumentException e) {
        String name = e.getUnmatched().get(0);
        String what = e.isUnknownOption()
                ? "option"
                : e.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
        List<String> suggestions = e.getSuggestions().stream()
                .filter(one -> !one.equals(name))
                .limit(MOST_SUGGESTIONS)
                .toList();
        return "unknown %s \"%s\"%s"
                .formatted(
                        what,
                        name,
                        suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?");
    }

    /** What a command found wrong with its arguments, or an exception that it did not expect, from AWS for example. */
    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof UsageException usage) {
            return wrongUsage(new ParameterException(command, usage.getMessage()));
        }
        String why = e instanceof FailedException ? String.valueOf(e.getMessage()) : StartFailure.line(e);
        command.getErr().println(command.getCommandSpec().qualifiedName() + " failed: " + Printable.line(why));
        return ExitCode.SOFTWARE;
    }
}
