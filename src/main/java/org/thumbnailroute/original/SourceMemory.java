package org.thumbnailroute.original;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.settings.Settings;

/**
 * The step <em>await-memory</em>: waits until there is room on the heap for the bytes of an original. Messages in work
 * hold their originals at the same time, and many large ones would otherwise be more than there is.
 *
 * <p>It stands before the GET, because S3 hangs up on a connection that nobody reads from. The decoder's memory is
 * another budget, taken later and given back sooner, so that nobody who has a part of this one waits for more of it.
 */
public final class SourceMemory implements Processor {

    private static final double PART_OF_HEAP = 0.3;
    private static final String VARIABLE = "sourceMemory";

    private final MemoryBudget budget = MemoryBudget.ofHeap(PART_OF_HEAP);
    private final long maxBytes;

    public SourceMemory(Settings settings) {
        this.maxBytes = settings.limits().sourceBytes();
    }

    /** Waits. What is taken is given back by {@link #giveBack}, and at the latest when the upload has its outcome. */
    @Override
    public void process(Exchange exchange) {
        Upload upload = exchange.getVariable("upload", Upload.class);
        // without an etag the GET may bring another object than the one whose size the event tells
        long told = upload.etag().isPresent() ? upload.size().orElse(maxBytes) : maxBytes;
        take(exchange, Math.max(0, Math.min(told, maxBytes)));
    }

    /** Makes sure that so many bytes may be held. Waits only if the event told of fewer. */
    void cover(Exchange exchange, long bytes) {
        MemoryBudget.Part part = exchange.getVariable(VARIABLE, MemoryBudget.Part.class);
        if (part == null || !part.covers(bytes)) {
            take(exchange, bytes);
        }
    }

    private void take(Exchange exchange, long bytes) {
        giveBack(exchange); // that of an attempt before, or too little
        MemoryBudget.Part part = budget.take(bytes);
        exchange.setVariable(VARIABLE, part);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                part.giveBack();
            }
        });
    }

    /** For when the bytes are needed no more. */
    public static void giveBack(Exchange exchange) {
        MemoryBudget.Part part = exchange.getVariable(VARIABLE, MemoryBudget.Part.class);
        if (part != null) {
            part.giveBack();
            exchange.removeVariable(VARIABLE);
        }
    }

    public MemoryBudget budget() {
        return budget;
    }
}
