package org.thumbnailroute.explain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.app.WorkerBeans;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.terminal.JsonOutput;
import org.thumbnailroute.terminal.UsageException;
import org.thumbnailroute.text.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what the route would do with an object or with a message. */
@Command(
        name = "explain",
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Says what the route would do with an upload, and why. Nothing is written, leased or announced.",
            "",
            "Asks S3 for the headers of the original and of its thumbnails (HEAD), and for the original itself (GET) only"
                    + " if the route would decode it; asks the store of announced uploads about the upload. Start it with"
                    + " the worker's settings, and with its -Xmx, from which the memory for a picture follows."
        },
        footer = {
            "",
            "Exit code: 0 if the upload would be announced, or there is nothing to do; 1 if it would be parked or fail;"
                    + " 2 for wrong usage."
        })
public final class ExplainCommand implements Callable<Integer> {

    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "s3://BUCKET/KEY",
            description = "An object. The key is taken as it is: nothing in it is decoded, and ? is a part of it.")
    private @Nullable String url;

    @Option(names = "--version-id", paramLabel = "ID", description = "A version of the object (default: the newest).")
    private @Nullable String version;

    @Option(
            names = "--message",
            paramLabel = "FILE",
            description = "A message: its body, or what aws sqs receive-message prints as JSON. - is standard input.")
    private @Nullable String message;

    @Option(
            names = "--link",
            description = "Also prints the signed links. Whoever has one can read the thumbnail until it expires.")
    private boolean link;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** With the worker's settings. */
    public ExplainCommand() {
        this(ExplainCommand::workerSettings);
    }

    /** @param settings are asked for when there is something to explain */
    public ExplainCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    private static Settings workerSettings() {
        try (WorkerBeans worker = WorkerBeans.open()) {
            return worker.settings();
        }
    }

    @Override
    public Integer call() {
        if ((url == null) == (message == null)) {
            throw new UsageException("name an object, s3://BUCKET/KEY, or a message, --message FILE%s"
                    .formatted(url == null ? "" : ", not both"));
        }
        if (version != null && url == null) {
            throw new UsageException("--version-id goes with s3://BUCKET/KEY");
        }
        if (version != null && version.isBlank()) {
            throw new UsageException("--version-id is empty");
        }
        return url == null ? explainMessages(String.valueOf(message)) : explainObject(S3Url.parse(url));
    }

    private int explainMessages(String file) {
        List<GivenMessage> messages = GivenMessages.in(MessageFile.read(file, System.in), file);
        try (DryRoute route = new DryRoute(settings.get())) {
            MessageRun run = new MessageRun(route, link);
            return print(messages.stream()
                    .map(given -> run.explain(given, Optional.empty()))
                    .toList());
        }
    }

    private int explainObject(S3Url object) {
        try (DryRoute route = new DryRoute(settings.get())) {
            GivenObject given = new NamedObject(route).find(object, Optional.ofNullable(version));
            GivenMessage event = GivenMessage.ofBody(ObjectEvent.of(object, given.head()));
            return print(List.of(new MessageRun(route, link).explain(event, Optional.of(given))));
        } catch (MissingObjectException e) {
            spec.commandLine().getErr().println(Printable.of(String.valueOf(e.getMessage())));
            return ExitCode.SOFTWARE;
        }
    }

    private int print(List<ExplainedMessage> messages) {
        if (json) {
            JsonOutput.print(spec.commandLine().getOut(), JsonReport.of(messages));
        } else {
            new TextOutput(spec.commandLine().getOut()).print(messages);
        }
        return messages.stream().anyMatch(ExplainedMessage::isFailure) ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
