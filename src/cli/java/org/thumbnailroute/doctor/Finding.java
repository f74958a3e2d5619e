package org.thumbnailroute.doctor;

import java.util.List;

/**
 * What a check found.
 *
 * @param found one sentence
 * @param mends what mends it, each a command to paste or a setting to change; empty where there is nothing to mend
 */
public record Finding(Status status, String found, List<String> mends) {

    public Finding {
        mends = List.copyOf(mends);
    }

    public static Finding ok(String found) {
        return new Finding(Status.OK, found, List.of());
    }

    public boolean isOk() {
        return status == Status.OK;
    }

    /** The route works, but somebody should know. */
    public static Finding warn(String found, String... mends) {
        return new Finding(Status.WARN, found, List.of(mends));
    }

    /** Uploads get no thumbnails, or can be lost. */
    public static Finding fail(String found, String... mends) {
        return new Finding(Status.FAIL, found, List.of(mends));
    }

    /** Nobody knows; the found text says why, and the mends say how to find out. */
    public static Finding notChecked(String why, String... mends) {
        return new Finding(Status.NOT_CHECKED, why, List.of(mends));
    }
}
