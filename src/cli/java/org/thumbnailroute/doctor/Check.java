package org.thumbnailroute.doctor;

import java.util.List;

/** Looks at one thing. Changes nothing, neither in AWS nor elsewhere. */
public interface Check {

    /** What kind of thing: a word of src/docs/doctor.md, which programs may rely on, such as {@code queue-retention}. */
    String name();

    /** Which one: the name of a queue or bucket, say; empty if there is only one. */
    default String subject() {
        return "";
    }

    /**
     * The rights to look at it, which are named if AWS refuses one.
     *
     * @throws NotCheckedException if it is not known yet what they are about
     */
    default List<Right> needs() {
        return List.of();
    }

    /**
     * Looks.
     *
     * @throws NotCheckedException if something else has to be mended first
     * @throws Exception of any kind, which ends only this check
     */
    Finding look() throws Exception;
}
