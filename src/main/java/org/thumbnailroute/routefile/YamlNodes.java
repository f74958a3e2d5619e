package org.thumbnailroute.routefile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Searches in a tree of YAML, always in the order of the file. */
final class YamlNodes {

    private static final List<String> NAMES = List.of("id", "description");

    private YamlNodes() {}

    /** Where it starts, counted from 1. */
    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** The key of a pair; empty if it is not a text. */
    static String key(NodeTuple pair) {
        return pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** The keys of this node alone; none if it is not a mapping. */
    static Stream<ScalarNode> ownKeys(Node node) {
        return node instanceof MappingNode mapping
                ? scalars(mapping.getValue().stream().map(NodeTuple::getKeyNode))
                : Stream.empty();
    }

    /** The text under a key of this node. */
    static Optional<ScalarNode> value(Node node, String key) {
        return node instanceof MappingNode mapping
                ? scalars(mapping.getValue().stream()
                                .filter(pair -> key(pair).equals(key))
                                .map(NodeTuple::getValueNode))
                        .findFirst()
                : Optional.empty();
    }

    /** The keys in the node and in all below. */
    static Stream<ScalarNode> keys(Node node) {
        return scalars(pairs(node).map(NodeTuple::getKeyNode));
    }

    /** The texts in the node and in all below that mean something to Camel: ids and descriptions do not. */
    static Stream<ScalarNode> texts(Node node) {
        Set<Node> names = pairs(node)
                .filter(pair -> NAMES.contains(key(pair)))
                .map(NodeTuple::getValueNode)
                .collect(Collectors.toSet());
        return scalars(nodes(node).stream()).filter(text -> !names.contains(text));
    }

    /** The keys with their values in the node and in all below. */
    static Stream<NodeTuple> pairs(Node node) {
        return mappings(node).flatMap(mapping -> mapping.getValue().stream());
    }

    /** The node and all below that are mappings. */
    static Stream<MappingNode> mappings(Node node) {
        return nodes(node).stream().filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    private static Stream<ScalarNode> scalars(Stream<Node> nodes) {
        return nodes.filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
    }

    /** The node and all below, without keys. */
    private static Set<Node> nodes(Node node) {
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
            mapping.getValue().forEach(pair -> collect(pair.getValueNode(), found));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> collect(item, found));
        }
    }
}
