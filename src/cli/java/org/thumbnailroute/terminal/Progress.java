package org.thumbnailroute.terminal;

import java.io.PrintWriter;

/** How far a command is. On no terminal nothing of it is to be seen. Safe for use by many threads. */
public interface Progress extends AutoCloseable {

    /** Whether there is a terminal to see it on. */
    boolean isSeen();

    /** One more is done. */
    void step();

    /** Says something beside the bar, such as what was skipped; replaces what was said before. */
    void note(String text);

    /** Prints lines, which do not mix with the bar: it is always below them. */
    void above(Runnable print);

    /** Removes the bar. */
    @Override
    void close();

    /**
     * Shows a bar at the bottom of standard error, if that is a terminal. Standard output may be one as well, or a file.
     *
     * @param err standard error
     * @param task what is done, in a word
     * @param total how many steps there will be
     */
    static Progress start(PrintWriter err, String task, long total) {
        return goOn(err, task, 0, total);
    }

    /**
     * The same for a task that was begun before.
     *
     * @param done how many of all the steps an earlier run has done
     */
    static Progress goOn(PrintWriter err, String task, long done, long total) {
        return total > done && Screen.isStandardError()
                ? new ProgressOnScreen(err, task, done, total)
                : new NoProgress();
    }
}
