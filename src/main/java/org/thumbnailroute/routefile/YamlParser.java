package org.thumbnailroute.routefile;

import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Parses the text of a route file, and says at which line it is not YAML. */
final class YamlParser {

    private YamlParser() {}

    /**
     * Parses a file whose root is a list, as in all route files.
     *
     * @throws RouteMistakeException if it is not YAML, or not a list
     */
    static SequenceNode parse(RouteFile file) {
        try {
            return list(file, compose(file));
        } catch (MarkedYamlEngineException e) {
            throw RouteMistakes.marked(e, List.of());
        } catch (ReaderException e) {
            throw new RouteMistakeException(
                    file.name(), line(file, e), "a character that YAML does not allow: " + e.getCodePoint());
        } catch (YamlEngineException e) {
            // too large, or too many aliases: the parser does not say where
            throw new RouteMistakeException(file.name(), 1, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new RouteMistakeException(file.name(), 1, "lists and mappings are too deeply nested");
        }
    }

    private static Node compose(RouteFile file) {
        LoadSettings settings = LoadSettings.builder().setLabel(file.location()).build();
        return new Compose(settings)
                .composeString(file.text())
                .filter(node ->
                        !(node instanceof ScalarNode text && text.getValue().isEmpty()))
                .orElseThrow(() -> new RouteMistakeException(file.name(), 1, "this file is empty"));
    }

    private static SequenceNode list(RouteFile file, Node root) {
        if (root instanceof SequenceNode list) {
            return list;
        }
        throw new RouteMistakeException(
                file.name(),
                YamlNodes.line(root),
                "a list is expected here, such as \"- route:\" and what belongs to it");
    }

    /** The reader gives a position in the text instead of a line. */
    private static int line(RouteFile file, ReaderException failure) {
        String text = file.text();
        return (int) text.substring(0, Math.min(failure.getPosition(), text.length()))
                .lines()
                .count();
    }
}
