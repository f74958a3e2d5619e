package org.thumbnailroute.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.announcement.FailureAnnouncement;
import org.thumbnailroute.announcement.RemovalAnnouncement;
import org.thumbnailroute.cli.Commands;
import org.thumbnailroute.cloudformation.Template;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.engine.FocalPoint;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.idempotent.JdbcLeaseStore;
import org.thumbnailroute.idempotent.LeaseDatabase;
import org.thumbnailroute.logging.JsonLines;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.rule.Storing;
import org.thumbnailroute.thumbnail.Facts;
import org.thumbnailroute.thumbnail.Origin;
import org.thumbnailroute.thumbnail.RemovedThumbnail;
import org.thumbnailroute.thumbnail.StoredThumbnail;
import org.thumbnailroute.thumbnail.TestRenditions;

/** The names that users, their programs and their edits depend on, as they are now: lines such as {@code reason: bad-event}. */
final class PromisedNames {

    /** Not kept but bounded: none may be added. */
    static final String RIGHT = "right: ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Path KAMELET = Path.of("src/main/resources/kamelets/image-thumbnail-action.kamelet.yaml");

    /** A variable of the routes, where Java reads or sets it and where an expression does. */
    private static final Pattern VARIABLE = Pattern.compile("(?:[vV]ariable\\((?:name = )?\"|\\$\\{variable\\.)(\\w+)");

    private final SortedSet<String> lines = new TreeSet<>();

    private PromisedNames() {}

    /** All of them, sorted. */
    static SortedSet<String> now() {
        PromisedNames names = new PromisedNames();
        names.addSettings();
        names.addOutcomes();
        names.addRoutes();
        names.addDocuments();
        names.addKamelet();
        names.addCommandLine();
        names.addTable();
        names.addTemplates();
        return names.lines;
    }

    private void addSettings() {
        ShippedSettings.properties().forEach((name, value) -> {
            if (!name.equals("camel.jbang.dependencies")) {
                lines.add("setting: %s = %s".formatted(name, value));
            }
        });
    }

    private void addOutcomes() {
        Arrays.stream(Reason.values()).forEach(reason -> lines.add("reason: " + reason.code()));
        addAll("outcome: ", "^\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\|.*\\|.*\\|$", Document.page("operations.md"));
        addAll("outcome of resize: ", "^\\| (`[a-zA-Z:-]+`) \\|.*\\|$", Document.page("resize.md"));
        addAll("health: ", "(`/observe/\\S+`)", Document.page("monitoring.md"));
        addAll("metric: ", "(`thumbnail_[a-z_]+(?:\\{[a-z,]+})?`)", Document.page("monitoring.md"));
        JsonLines.fields().forEach(field -> lines.add("field of the log: " + field));
    }

    private void addAll(String what, String pattern, Document page) {
        Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(page.text())
                .results()
                .flatMap(match -> Arrays.stream(match.group(1).split(", ", -1)))
                .forEach(name -> lines.add(what + name.replace("`", "")));
    }

    private void addRoutes() {
        files(Path.of("routes")).forEach(file -> {
            walk(yaml(file), this::addStep);
            addVariables(file);
        });
        files(Path.of("src/main/java")).forEach(this::addVariables);
        walk(yaml(Path.of("routes/dead-letter.camel.yaml")), (key, step) -> {
            if (key.equals("setHeader")) {
                lines.add("attribute in the dead-letter queue: "
                        + step.path("name").asText());
            }
        });
    }

    private void addStep(String key, JsonNode step) {
        if (key.equals("beans")) {
            step.forEach(bean -> lines.add("bean: " + bean.path("name").asText()));
        } else if (step.path("id").isTextual()) {
            String what = key.equals("route") || key.equals("routeConfiguration") ? key : "step";
            lines.add("%s: %s".formatted(what, step.path("id").asText()));
        }
        if (key.equals("from") && step.path("uri").asText().equals("direct")) {
            lines.add("endpoint: direct:" + step.at("/parameters/name").asText());
        }
    }

    private void addVariables(Path file) {
        VARIABLE.matcher(read(file)).results().forEach(match -> lines.add("variable: " + match.group(1)));
    }

    private void addDocuments() {
        var source = new Announcement.Source("b", "k", "e", "image/png", 1, 1, 1, "sha256", true);
        var thumbnail = new StoredThumbnail(
                "b", "k", "e", "image/png", 1, 1, 1, "64x64", "rule", "hash", "#000000", "https://host", Instant.EPOCH);
        JsonNode announcement = JSON.valueToTree(new Announcement(1, "announced", source, List.of(thumbnail)));
        State.fields(announcement).forEach(field -> lines.add("field of the announcement: " + field));
        State.fields(failure()).forEach(field -> lines.add("field of the announcement: " + field));
        State.fields(removal()).forEach(field -> lines.add("field of the announcement: " + field));
        addAll("attribute of the announcement: ", "^\\| (`[a-z-]+`) \\|.*\\|$", Document.page("announcements.md"));
        Origin origin = new Origin("e", "r", Optional.of(new FocalPoint(0, 0)), "u");
        TestRenditions.of("k", origin, new Facts("hash", "#000000", "sha256"), Storing.PLAIN)
                .metadata()
                .keySet()
                .forEach(name -> lines.add("metadata: " + name));
    }

    private static JsonNode failure() {
        var source = Optional.of(new ObjectLocation("b", "k"));
        var failure = new FailureAnnouncement(Reason.BAD_EVENT, "error", source, "id", Audience.PROGRAMS);
        return document(failure.message());
    }

    private static JsonNode removal() {
        var removed = new RemovedThumbnail("b", "k", Optional.of("e"));
        return document(
                new RemovalAnnouncement(new ObjectLocation("b", "k"), List.of(removed), Audience.PROGRAMS).message());
    }

    private static JsonNode document(String message) {
        try {
            return JSON.readTree(JSON.readTree(message).path("default").asText());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void addKamelet() {
        JsonNode spec = yaml(KAMELET).path("spec");
        spec.at("/definition/properties")
                .properties()
                .forEach(property -> lines.add("property of the Kamelet: %s = %s"
                        .formatted(
                                property.getKey(),
                                property.getValue().path("default").asText())));
        spec.at("/dataTypes/out/headers")
                .fieldNames()
                .forEachRemaining(name -> lines.add("header of the Kamelet: " + name));
    }

    private void addCommandLine() {
        Commands.commandLine().getSubcommands().forEach((name, command) -> command.getCommandSpec()
                .optionsMap()
                .keySet()
                .forEach(option -> lines.add("option of %s: %s".formatted(name, option))));
    }

    private void addTable() {
        Path file = Path.of("target", "stores", UUID.randomUUID() + ".db");
        try (HikariDataSource database = LeaseDatabase.open("jdbc:sqlite:" + file)) {
            new JdbcLeaseStore(database).purge(); // makes the table
            try (Connection connection = database.getConnection();
                    ResultSet columns = connection.getMetaData().getColumns(null, null, "ANNOUNCED", null)) {
                while (columns.next()) {
                    lines.add("column of ANNOUNCED: " + columns.getString("COLUMN_NAME"));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void addTemplates() {
        for (Template template : List.of(Template.route(), Template.lambda())) {
            JsonNode tree = template.tree();
            tree.path("Parameters").fieldNames().forEachRemaining(name -> lines.add("parameter of a stack: " + name));
            tree.path("Outputs").fieldNames().forEachRemaining(name -> lines.add("output of a stack: " + name));
            tree.path("Resources").properties().forEach(resource -> {
                String type = resource.getValue().path("Type").asText();
                lines.add("resource of a stack: %s %s".formatted(resource.getKey(), type));
                if (type.startsWith("AWS::IAM::")) {
                    addRights(
                            resource.getKey(),
                            template.deployed(withRoles(tree)).properties(resource.getKey()));
                }
            });
            walk(tree, (key, value) -> {
                if (key.equals("Handler")) {
                    handlers(value).forEach(handler -> lines.add("handler: " + handler));
                }
            });
        }
    }

    /** With all roles, and without what asks for more rights, such as KMS keys. */
    private static Map<String, String> withRoles(JsonNode template) {
        return template.path("Parameters").has("ClusterName")
                ? Map.of("ClusterName", "c", "KedaOperatorRoleArn", "arn:aws:iam::111122223333:role/keda")
                : Map.of();
    }

    /** CLASS::METHOD, also as one of the answers of an Fn::If. */
    private static List<String> handlers(JsonNode value) {
        List<String> handlers = new ArrayList<>();
        if (value.isTextual() && value.asText().startsWith("org.thumbnailroute.")) {
            handlers.add(value.asText());
        }
        value.forEach(part -> handlers.addAll(handlers(part)));
        return handlers;
    }

    private void addRights(String owner, JsonNode resource) {
        walk(resource, (key, value) -> {
            if (key.equals("Action")) {
                List<JsonNode> actions = new ArrayList<>();
                value.forEach(actions::add);
                (value.isTextual() ? List.of(value) : actions)
                        .forEach(action -> lines.add("%s%s %s".formatted(RIGHT, owner, action.asText())));
            }
        });
    }

    private static void walk(JsonNode node, BiConsumer<String, JsonNode> visitor) {
        node.properties().forEach(field -> visitor.accept(field.getKey(), field.getValue()));
        node.elements().forEachRemaining(child -> walk(child, visitor));
    }

    private static JsonNode yaml(Path file) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(read(file));
        return JSON.valueToTree(tree);
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
