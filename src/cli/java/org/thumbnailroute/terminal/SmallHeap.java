package org.thumbnailroute.terminal;

/** What to do about an {@link OutOfMemoryError} in a command. */
public final class SmallHeap {

    /** For standard error. */
    public static final String ADVICE = "the heap is too small: raise it, as in java -Xmx1g -jar ...";

    private SmallHeap() {}
}
