package org.thumbnailroute.bench.pipeline;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.thumbnailroute.bench.Median;

/** The same job done several times by one worker, between the turns of the others. */
record Rounds(List<RunFigures> runs) {

    /** The median of a figure. */
    double median(ToDoubleFunction<RunFigures> figure) {
        return Median.of(runs.stream().map(figure::applyAsDouble).toList());
    }

    /** The sum of a count that should be none. */
    int sum(ToDoubleFunction<RunFigures> figure) {
        return (int) runs.stream().mapToDouble(figure).sum();
    }
}
