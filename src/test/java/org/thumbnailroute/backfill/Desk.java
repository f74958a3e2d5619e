package org.thumbnailroute.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.event.EventParser;
import org.thumbnailroute.event.EventRecord;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.RouteTest;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.route.TestSettings;
import org.thumbnailroute.settings.Settings;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The command as somebody runs it, against queue and buckets of its own, which no worker looks at. */
final class Desk {

    private static final LocalAws AWS = SharedAws.get();
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Stack stack;
    private final Path state;
    private final Map<String, String> changes = new HashMap<>();
    private Requested requested = new Requested();
    private Optional<Boolean> consent = Optional.empty();
    private int pageSize = 1_000;
    private int targetPageSize = 1_000;

    /** What a run printed. */
    record Result(int exitCode, String out, String err) {}

    Desk(Path directory) {
        this.stack = AWS.createStack("backfill-" + UUID.randomUUID().toString().substring(0, 8), 5);
        this.state = directory.resolve("place.json");
        AWS.bucketEvents().unwire(stack.sourceBucket());
    }

    Stack stack() {
        return stack;
    }

    Path state() {
        return state;
    }

    Desk with(String setting, String value) {
        changes.put(setting, value);
        return this;
    }

    /** From now on. */
    Requested watched() {
        requested = new Requested();
        return requested;
    }

    Desk answering(boolean yes) {
        consent = Optional.of(yes);
        return this;
    }

    /** Objects in a page of a listing. */
    Desk withPagesOf(int objects) {
        pageSize = objects;
        return this;
    }

    Desk withTargetPagesOf(int objects) {
        targetPageSize = objects;
        return this;
    }

    Settings settings() {
        Map<String, String> all = new HashMap<>(TestSettings.of(stack));
        all.putAll(changes);
        return ShippedSettings.with(all);
    }

    Result run(String... args) {
        return run(this::clients, args);
    }

    /** As if somebody pressed Ctrl-C. */
    Result runUntil(Stop stop, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        BackfillCommand command = command(this::clients);
        new CommandLine(command)
                .parseArgs(Stream.concat(Stream.of(args), Stream.of("--state", state.toString()))
                        .toArray(String[]::new));
        Settings settings = settings();
        try (BackfillClients clients = clients(settings)) {
            int exitCode = new Backfill(
                            command.options(settings),
                            settings,
                            clients,
                            new Backfill.Console(new PrintWriter(out), new PrintWriter(err), question -> consent),
                            stop,
                            new Patience(stop, SHORT, Duration.ofSeconds(10), line -> {}))
                    .run();
            return new Result(exitCode, out.toString(), err.toString());
        }
    }

    /** With another AWS. */
    Result run(Function<Settings, BackfillClients> clients, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        BackfillCommand command = command(clients);
        CommandLine line = new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of(args));
        if (!all.contains("--state")) {
            all.addAll(List.of("--state", state.toString()));
        }
        line.parseArgs(all.toArray(String[]::new));
        int exitCode = command.call();
        return new Result(exitCode, out.toString(), err.toString());
    }

    private BackfillCommand command(Function<Settings, BackfillClients> clients) {
        return new BackfillCommand(
                new BackfillCommand.Surroundings(this::settings, clients, question -> consent, SHORT));
    }

    BackfillClients clients(Settings settings) {
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY));
        Requested now = requested;
        S3Client s3 = S3Client.builder()
                .region(Region.of(LocalAws.REGION))
                .forcePathStyle(true)
                .endpointOverride(AWS.s3Endpoint())
                .credentialsProvider(credentials)
                .overrideConfiguration(client -> client.addExecutionInterceptor(now)
                        .addExecutionInterceptor(new Requested()
                                .before(request -> request instanceof ListObjectsV2Request list
                                        ? list.toBuilder()
                                                .maxKeys(
                                                        list.bucket().equals(stack.sourceBucket())
                                                                ? pageSize
                                                                : targetPageSize)
                                                .build()
                                        : request)))
                .build();
        return new BackfillClients(s3, sqs(credentials, AWS.sqsEndpoint(), now));
    }

    private static SqsClient sqs(StaticCredentialsProvider credentials, URI endpoint, Requested requested) {
        return SqsClient.builder()
                .region(Region.of(LocalAws.REGION))
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .overrideConfiguration(client -> client.addExecutionInterceptor(requested))
                .build();
    }

    void original(String key, int size) {
        put(stack.sourceBucket(), key, size, Map.of());
    }

    void originals(List<String> keys) {
        keys.forEach(key -> original(key, 10));
    }

    void thumbnail(String key) {
        put(stack.targetBucket(), key, 1, Map.of());
    }

    /** As the route would have stored it. */
    void thumbnail(String key, String sourceEtag, String recipe) {
        put(stack.targetBucket(), key, 1, Map.of("source-etag", sourceEtag, "recipe", recipe));
    }

    String etag(String key) {
        return AWS.s3()
                .headObject(head -> head.bucket(stack.sourceBucket()).key(key))
                .eTag()
                .replace("\"", "");
    }

    private static void put(String bucket, String key, int size, Map<String, String> metadata) {
        AWS.s3()
                .putObject(
                        put -> put.bucket(bucket).key(key).metadata(metadata),
                        RequestBody.fromString("x".repeat(size), UTF_8));
    }

    /** What waits in the queue, as the route reads it. */
    List<Upload> queued() {
        EventParser parser = new EventParser(settings(), Settings.currentRules(settings()));
        return bodies().stream()
                .map(body -> parser.parse(new EventRecord(RouteTest.json(body), body), "m"))
                .toList();
    }

    List<String> queuedKeys() {
        return queued().stream().map(Upload::key).sorted().toList();
    }

    /** Takes all out of the queue. */
    List<String> bodies() {
        List<String> bodies = new ArrayList<>();
        List<Message> messages;
        do {
            messages = AWS.sqs()
                    .receiveMessage(
                            receive -> receive.queueUrl(stack.queueUrl()).maxNumberOfMessages(10))
                    .messages();
            messages.forEach(message -> {
                bodies.add(message.body());
                AWS.sqs().deleteMessage(delete -> delete.queueUrl(stack.queueUrl())
                        .receiptHandle(message.receiptHandle()));
            });
        } while (!messages.isEmpty());
        return bodies;
    }

    int waiting() {
        return AWS.messages(stack.queueUrl());
    }

    /** What the command asked for, as an IAM policy names it, by the rows of the page on AWS. */
    Map<String, Set<String>> neededRights() {
        Map<String, String> rows = Map.of(
                stack.queue(), "the queue",
                stack.sourceBucket(), "the source buckets",
                stack.targetBucket(), "the target bucket");
        return AWS.calls().list().stream()
                .filter(call -> rows.containsKey(call.resource()))
                .collect(Collectors.groupingBy(
                        call -> String.valueOf(rows.get(call.resource())),
                        TreeMap::new,
                        Collectors.mapping(Desk::right, Collectors.toCollection(TreeSet::new))));
    }

    private static String right(Call call) {
        return call.service() + ":"
                + switch (call.action()) {
                    case "HeadObject" -> "GetObject";
                    case "HeadBucket" -> "ListBucket";
                    case "ListObjectsV2" -> "ListBucket";
                    default -> call.action().replaceFirst("Batch$", "");
                };
    }

    /** What the page on AWS says that only this command needs. */
    Map<String, Set<String>> documentedRights() {
        Map<String, Set<String>> rows = new TreeMap<>();
        Document.page("aws.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("| *backfill only:* ") && !line.contains("kms:"))
                .forEach(line -> {
                    String[] cells =
                            line.substring("| *backfill only:* ".length()).split(" \\| ", 2);
                    rows.put(
                            cells[0],
                            Pattern.compile("`([a-z0-9]+:[A-Za-z]+)`")
                                    .matcher(cells[1])
                                    .results()
                                    .map(found -> found.group(1))
                                    .collect(Collectors.toCollection(TreeSet::new)));
                });
        return rows;
    }
}
