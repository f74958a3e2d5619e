package org.thumbnailroute.routefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.Node;

/** The lists of beans in a route file as text: they are read at the start only, the rest of the file again and again. */
final class BeanLists {

    private final YamlFile file;
    private final List<Range> ranges;

    /** From the dash before a list of beans to the next item of the file. */
    private record Range(int from, int to) {}

    BeanLists(YamlFile file) {
        this.file = file;
        this.ranges = ranges(file);
    }

    private static List<Range> ranges(YamlFile file) {
        List<Range> ranges = new ArrayList<>();
        List<Node> items = file.root().getValue();
        for (int i = 0; i < items.size() && file.root().getFlowStyle() == FlowStyle.BLOCK; i++) {
            if (YamlFile.holdsBeans(items.get(i))) {
                int next = i + 1 < items.size()
                        ? dash(file.text(), items.get(i + 1))
                        : file.text().length();
                ranges.add(new Range(dash(file.text(), items.get(i)), next));
            }
        }
        return ranges;
    }

    private static int dash(String text, Node item) {
        // the parser counts code points
        int start = item.getStartMark().orElseThrow().getIndex();
        return text.lastIndexOf('-', text.offsetByCodePoints(0, start));
    }

    List<String> texts() {
        return ranges.stream()
                .map(range -> file.text().substring(range.from(), range.to()))
                .toList();
    }

    /** The file with empty lines in place of the beans, so that lines keep their numbers; empty if it holds nothing else. */
    Optional<RouteFile> cutOut() {
        if (ranges.size() == file.root().getValue().size()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(file.text());
        for (Range range : ranges) {
            for (int i = range.from(); i < range.to(); i++) {
                text.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
        return Optional.of(new RouteFile(file.location(), text.toString()));
    }
}
