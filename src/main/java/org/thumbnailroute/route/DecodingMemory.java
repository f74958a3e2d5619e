package org.thumbnailroute.route;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.thumbnailroute.engine.MemoryBudget;

/** What all steps of a Camel together may take of the heap for decoding; with a part each, they would take all of it. */
final class DecodingMemory {

    private static final double PART_OF_HEAP = 0.3;

    private DecodingMemory() {}

    static MemoryBudget of(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        synchronized (extension) {
            MemoryBudget memory = extension.getContextPlugin(MemoryBudget.class);
            if (memory == null) {
                memory = MemoryBudget.ofHeap(PART_OF_HEAP);
                extension.addContextPlugin(MemoryBudget.class, memory);
            }
            return memory;
        }
    }
}
