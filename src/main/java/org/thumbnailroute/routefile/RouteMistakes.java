package org.thumbnailroute.routefile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Makes one line of what Camel throws at a mistake in a route file: file, line and reason. Of what Camel can read but not
 * build it tells the route at most, so that the words of the failure are looked for in the files.
 */
final class RouteMistakes {

    private RouteMistakes() {}

    /** The failure as a mistake in one of the files, or else in its own words. */
    static RouteMistakeException of(Throwable failure, RouteFiles files) {
        Clues clues = Clues.of(failure);
        return known(clues, files)
                .orElseGet(() -> new RouteMistakeException(place(clues, files.parseable()) + clues.reason(), failure));
    }

    /** The same, or nothing if it is not about the files. */
    static Optional<RouteMistakeException> find(Throwable failure, RouteFiles files) {
        Clues clues = Clues.of(failure);
        return known(clues, files).isPresent() || clues.isAboutFiles()
                ? Optional.of(of(failure, files))
                : Optional.empty();
    }

    private static Optional<RouteMistakeException> known(Clues clues, RouteFiles files) {
        return clues.causes().stream()
                .filter(RouteMistakeException.class::isInstance)
                .map(RouteMistakeException.class::cast)
                .findFirst()
                .or(() -> clues.mark().map(marked -> marked(marked, files.parseable())))
                .or(files::mistake);
    }

    /**
     * Of a mistake in the value of a key the key's line is meant, which comes before that of a value with parts; unless
     * its first part is what the failure names.
     */
    static RouteMistakeException marked(MarkedYamlEngineException failure, List<YamlFile> files) {
        Mark mark = failure.getProblemMark().orElseThrow();
        int line = files.stream()
                .filter(file -> file.location().equals(mark.getName()))
                .flatMap(file -> YamlNodes.pairs(file.root()))
                .filter(tuple -> startsAt(tuple.getValueNode(), mark))
                .filter(tuple -> !isFirstPart(tuple.getValueNode(), String.valueOf(failure.getProblem())))
                .map(tuple -> YamlNodes.line(tuple.getKeyNode()))
                .findFirst()
                .orElse(mark.getLine() + 1);
        String context = failure.getContext() == null ? "" : failure.getContext() + ": ";
        return new RouteMistakeException(RouteFile.name(mark.getName()), line, context + failure.getProblem());
    }

    private static boolean startsAt(Node value, Mark mark) {
        return value instanceof MappingNode
                && value.getStartMark()
                        .filter(start -> start.getIndex() == mark.getIndex())
                        .isPresent();
    }

    private static boolean isFirstPart(Node value, String problem) {
        return YamlNodes.keys(value)
                .findFirst()
                .filter(key -> problem.endsWith(": " + key.getValue()))
                .isPresent();
    }

    /** The file and the line, with a colon; empty if nothing is known. */
    private static String place(Clues clues, List<YamlFile> files) {
        for (YamlFile file : files) {
            Optional<Node> part =
                    clues.bean().flatMap(file::bean).or(() -> clues.route().flatMap(file::route));
            if (part.isPresent()) {
                return finder(clues)
                        .flatMap(find -> Stream.concat(
                                find.apply(part.get()).map(node -> at(file, node)).stream(), anywhere(find, files)))
                        .findFirst()
                        .orElse(at(file, part.get()));
            }
        }
        return finder(clues).flatMap(find -> anywhere(find, files)).findFirst().orElse("");
    }

    private static Stream<String> anywhere(Function<Node, Optional<ScalarNode>> find, List<YamlFile> files) {
        return files.stream().flatMap(file -> file.withoutBeans().stream()
                .flatMap(item -> find.apply(item).map(node -> at(file, node)).stream()));
    }

    private static String at(YamlFile file, Node node) {
        return "%s:%d: ".formatted(file.name(), YamlNodes.line(node));
    }

    /** Ways to find the place, the most certain one first. */
    private static Stream<Function<Node, Optional<ScalarNode>>> finder(Clues clues) {
        List<String> culprits = clues.culprits();
        String words = clues.words();
        return Stream.of(
                scope -> clues.option().flatMap(option -> YamlNodes.keys(scope)
                        .filter(key -> key.getValue().equals(option))
                        .findFirst()),
                scope -> YamlNodes.texts(scope)
                        .filter(text -> culprits.contains(text.getValue()))
                        .findFirst(),
                scope -> YamlNodes.texts(scope)
                        .filter(text -> culprits.stream().anyMatch(culprit -> isNamed(culprit, text.getValue())))
                        .findFirst(),
                // the longest text that the failure repeats does so by no accident
                scope -> YamlNodes.texts(scope)
                        .filter(text -> isNamed(text.getValue(), words))
                        .max(Comparator.comparingInt(text -> text.getValue().length())));
    }

    private static boolean isNamed(String text, String words) {
        return !text.isBlank()
                && Pattern.compile("(?<!\\w)" + Pattern.quote(text) + "(?!\\w)")
                        .matcher(words)
                        .find();
    }
}
