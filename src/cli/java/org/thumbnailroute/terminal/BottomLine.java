package org.thumbnailroute.terminal;

import java.io.PrintWriter;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ProgressBarConsumer;

/** The last line of a terminal, which holds the bar, and what is printed above it. */
final class BottomLine implements ProgressBarConsumer {

    private static final String ERASE = "\r\033[K";

    private final PrintWriter err;
    private final IntSupplier width;
    private String bar = "";

    /** @param width of the terminal, in characters */
    BottomLine(PrintWriter err, IntSupplier width) {
        this.err = err;
        this.width = width;
    }

    /** A bar as wide as the terminal would begin a new line in some. */
    @Override
    public int getMaxRenderedLength() {
        return Math.max(1, width.getAsInt() - 1);
    }

    @Override
    public synchronized void accept(String rendered) {
        bar = rendered;
        show(ERASE + bar);
    }

    synchronized void above(Runnable print) {
        show(ERASE);
        print.run();
        show(bar);
    }

    @Override
    public synchronized void clear() {
        bar = "";
        show(ERASE);
    }

    private void show(String text) {
        err.print(text);
        err.flush();
    }

    @Override
    public void close() {}
}
