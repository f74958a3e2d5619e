package org.thumbnailroute.routefile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A route file as a tree, in which routes and beans can be found with their lines. */
final class YamlFile {

    private final RouteFile file;
    private final SequenceNode root;

    private YamlFile(RouteFile file, SequenceNode root) {
        this.file = file;
        this.root = root;
    }

    /** @throws RouteMistakeException if it is not YAML, or not a list */
    static YamlFile parse(RouteFile file) {
        return new YamlFile(file, YamlParser.parse(file));
    }

    String name() {
        return file.name();
    }

    String location() {
        return file.location();
    }

    String text() {
        return file.text();
    }

    SequenceNode root() {
        return root;
    }

    RouteMistakeException mistake(Node node, String what) {
        return new RouteMistakeException(file.name(), YamlNodes.line(node), what);
    }

    /** The ids of routes, their configurations and their steps. */
    List<ScalarNode> ids() {
        return Stream.concat(items("route"), items("routeConfiguration"))
                .flatMap(YamlNodes::mappings)
                .flatMap(mapping -> YamlNodes.value(mapping, "id").stream())
                .toList();
    }

    /** The route with an id. */
    Optional<Node> route(String id) {
        return items("route").filter(route -> has(route, "id", id)).findFirst();
    }

    /** The bean with a name. */
    Optional<Node> bean(String name) {
        return items("beans")
                .flatMap(YamlNodes::mappings)
                .filter(bean -> has(bean, "name", name))
                .map(Node.class::cast)
                .findFirst();
    }

    /** What stands under a key at the top. */
    Stream<Node> items(String key) {
        return root.getValue().stream()
                .filter(MappingNode.class::isInstance)
                .flatMap(item -> ((MappingNode) item).getValue().stream())
                .filter(pair -> camelCase(YamlNodes.key(pair)).equals(key))
                .map(NodeTuple::getValueNode);
    }

    /** The items of the file that are not beans. */
    List<Node> withoutBeans() {
        return root.getValue().stream().filter(item -> !holdsBeans(item)).toList();
    }

    static boolean holdsBeans(Node item) {
        return YamlNodes.ownKeys(item).anyMatch(key -> key.getValue().equals("beans"));
    }

    /** Camel takes route-configuration for routeConfiguration. */
    static String camelCase(String key) {
        return StringHelper.dashToCamelCase(key);
    }

    private static boolean has(Node node, String key, String value) {
        return YamlNodes.value(node, key)
                .filter(text -> text.getValue().equals(value))
                .isPresent();
    }
}
