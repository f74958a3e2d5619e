package org.thumbnailroute.doctor;

import java.util.function.Consumer;

/**
 * One thing that is wrong with an environment.
 *
 * @param name what is wrong
 * @param infection breaks a sound environment
 * @param check the one that finds it
 * @param status with which it is found
 * @param mend a part of what is said to mend it
 * @param part of the environment that it breaks: what is wrong with another part is found as well
 */
record Disease(String name, Consumer<Patient> infection, String check, Status status, String mend, String part) {

    private static final String WHOLE = "whole";

    /** Breaks what its check looks at. */
    Disease(String name, Consumer<Patient> infection, String check, Status status, String mend) {
        this(name, infection, check, status, mend, check);
    }

    Disease in(String other) {
        return new Disease(name, infection, check, status, mend, other);
    }

    /** Other checks cannot look. */
    Disease inAll() {
        return in(WHOLE);
    }

    /** Whether neither hides the other. */
    boolean goesWith(Disease other) {
        return !part.equals(WHOLE) && !other.part.equals(WHOLE) && !part.equals(other.part);
    }

    @Override
    public String toString() {
        return name;
    }
}
