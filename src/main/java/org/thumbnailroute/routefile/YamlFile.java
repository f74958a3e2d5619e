package org.thumbnailroute.routefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The YAML of a route file, with the lines of all that stands in it. */
final class YamlFile {

    /** What Camel's YAML may hold at the top; it passes over anything else without a word. */
    private static final Set<String> RELOADED = Set.of("route", "from", "beans", "routeConfiguration");

    private static final Set<String> TOP_LEVEL = Set.of(
            "route",
            "from",
            "beans",
            "routeConfiguration",
            "routeTemplate",
            "templatedRoute",
            "rest",
            "restConfiguration",
            "errorHandler",
            "onException",
            "onCompletion",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint",
            "dataFormats",
            "transformers",
            "validate");

    private final RouteFile file;
    private final SequenceNode root;

    private YamlFile(RouteFile file, SequenceNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads it.
     *
     * @throws RouteMistakeException if it is no YAML, or no list
     */
    static YamlFile parse(RouteFile file) {
        try {
            Node root = new Compose(
                            LoadSettings.builder().setLabel(file.location()).build())
                    .composeString(file.text())
                    .filter(node ->
                            !(node instanceof ScalarNode text && text.getValue().isEmpty()))
                    .orElseThrow(() -> new RouteMistakeException(file.name(), 1, "there is nothing in this file"));
            if (root instanceof SequenceNode list) {
                return new YamlFile(file, list);
            }
            throw new RouteMistakeException(
                    file.name(), line(root), "a list is expected here, such as \"- route:\" and what belongs to it");
        } catch (MarkedYamlEngineException e) {
            throw RouteMistakes.marked(e, List.of());
        } catch (ReaderException e) {
            String before = file.text()
                    .substring(0, Math.min(e.getPosition(), file.text().length()));
            throw new RouteMistakeException(
                    file.name(),
                    (int) before.lines().count(),
                    "a character that YAML does not take: " + e.getCodePoint());
        } catch (YamlEngineException e) {
            // too large, or too many aliases: the parser does not say where
            throw new RouteMistakeException(file.name(), 1, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new RouteMistakeException(file.name(), 1, "lists and mappings are too deeply nested");
        }
    }

    String name() {
        return file.name();
    }

    String location() {
        return file.location();
    }

    /** Throws for the first thing that Camel would pass over in silence. */
    void check() {
        requireItems(TOP_LEVEL, "\"%s\" cannot stand here: routes, beans and routeConfigurations do");
        for (MappingNode mapping : mappings(root)) {
            Set<String> known = new HashSet<>();
            itemKeys(mapping)
                    .filter(key -> !known.add(key.getValue()))
                    .findFirst()
                    .ifPresent(key -> {
                        throw mistake(key, "\"%s\" stands here twice".formatted(key.getValue()));
                    });
        }
    }

    /** Throws for the first thing that only a start takes up, such as a routeTemplate: a reload would drop what it made. */
    void requireReloadable() {
        requireItems(RELOADED, "\"%s\" is read at the start only: restart to take up edits");
    }

    private void requireItems(Set<String> allowed, String problem) {
        for (Node item : root.getValue()) {
            itemKeys(item)
                    .filter(key -> !allowed.contains(camelCase(key.getValue())))
                    .findFirst()
                    .ifPresent(key -> {
                        throw mistake(key, problem.formatted(key.getValue()));
                    });
        }
    }

    RouteMistakeException mistake(Node node, String what) {
        return new RouteMistakeException(file.name(), line(node), what);
    }

    /** The ids of routes, their configurations and their steps. */
    List<ScalarNode> ids() {
        return Stream.concat(items("route"), items("routeConfiguration"))
                .flatMap(item -> mappings(item).stream())
                .flatMap(mapping -> value(mapping, "id").stream())
                .toList();
    }

    /** The route of an id. */
    Optional<Node> route(String id) {
        return items("route")
                .filter(route -> value(route, "id")
                        .filter(node -> node.getValue().equals(id))
                        .isPresent())
                .findFirst();
    }

    /** The bean of a name. */
    Optional<Node> bean(String name) {
        return items("beans")
                .flatMap(beans -> mappings(beans).stream())
                .filter(bean -> value(bean, "name")
                        .filter(node -> node.getValue().equals(name))
                        .isPresent())
                .map(Node.class::cast)
                .findFirst();
    }

    Node root() {
        return root;
    }

    /** What stands under a key at the top. */
    Stream<Node> items(String key) {
        return root.getValue().stream()
                .filter(MappingNode.class::isInstance)
                .flatMap(item -> ((MappingNode) item).getValue().stream())
                .filter(tuple -> camelCase(key(tuple)).equals(key))
                .map(NodeTuple::getValueNode);
    }

    /** The texts of all lists of beans in it. */
    List<String> beans() {
        return beanItems()
                .map(range -> file.text().substring(range.from(), range.to()))
                .toList();
    }

    /** The same with empty lines in place of the beans; nothing if there is nothing else. */
    Optional<RouteFile> withoutBeans() {
        List<Range> beans = beanItems().toList();
        if (beans.size() == root.getValue().size()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(file.text());
        for (Range range : beans) {
            for (int i = range.from(); i < range.to(); i++) {
                text.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
        return Optional.of(new RouteFile(file.location(), text.toString()));
    }

    private record Range(int from, int to) {}

    /** From the dash before the list of beans to the next item of the file. */
    private Stream<Range> beanItems() {
        List<Range> ranges = new ArrayList<>();
        List<Node> items = root.getValue();
        for (int i = 0; i < items.size() && root.getFlowStyle() == FlowStyle.BLOCK; i++) {
            if (holdsBeans(items.get(i))) {
                int next = i + 1 < items.size()
                        ? dash(items.get(i + 1))
                        : file.text().length();
                ranges.add(new Range(dash(items.get(i)), next));
            }
        }
        return ranges.stream();
    }

    private int dash(Node item) {
        int start = item.getStartMark().orElseThrow().getIndex();
        return file.text().lastIndexOf('-', file.text().offsetByCodePoints(0, start));
    }

    private static Stream<ScalarNode> itemKeys(Node node) {
        return node instanceof MappingNode mapping
                ? scalars(mapping.getValue().stream().map(NodeTuple::getKeyNode))
                : Stream.empty();
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static Optional<ScalarNode> value(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> key(tuple).equals(key))
                        .map(NodeTuple::getValueNode)
                        .filter(ScalarNode.class::isInstance)
                        .map(ScalarNode.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    /** Camel takes route-configuration for routeConfiguration. */
    private static String camelCase(String key) {
        return StringHelper.dashToCamelCase(key);
    }

    /** The items of the file that are no beans. */
    List<Node> withoutBeanItems() {
        return root.getValue().stream().filter(item -> !holdsBeans(item)).toList();
    }

    private static boolean holdsBeans(Node item) {
        return itemKeys(item).anyMatch(key -> key.getValue().equals("beans"));
    }

    /** The keys in the node and in all below. */
    static Stream<ScalarNode> keys(Node node) {
        return scalars(tuples(node).stream().map(NodeTuple::getKeyNode));
    }

    /** The texts that stand in the node and in all below as values and mean something to Camel. */
    static Stream<ScalarNode> texts(Node node) {
        Set<Node> names = tuples(node).stream()
                .filter(tuple -> List.of("id", "description").contains(key(tuple)))
                .map(NodeTuple::getValueNode)
                .collect(Collectors.toSet());
        return scalars(values(node).stream()).filter(text -> !names.contains(text));
    }

    private static Stream<ScalarNode> scalars(Stream<Node> nodes) {
        return nodes.filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
    }

    /** The keys and values of the node and of all below. */
    static List<NodeTuple> tuples(Node node) {
        return mappings(node).stream()
                .flatMap(mapping -> mapping.getValue().stream())
                .toList();
    }

    private static List<MappingNode> mappings(Node node) {
        return values(node).stream()
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .toList();
    }

    /** The node and all below but for keys, in the order of the file. */
    private static Set<Node> values(Node node) {
        Set<Node> found = new LinkedHashSet<>();
        collect(node, found);
        return found;
    }

    /** An alias may lead back to where it stands. */
    private static void collect(Node node, Set<Node> found) {
        if (!found.add(node)) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> collect(tuple.getValueNode(), found));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> collect(item, found));
        }
    }

    /** Counted from 1. */
    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
