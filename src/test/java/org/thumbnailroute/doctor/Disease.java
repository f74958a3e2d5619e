package org.thumbnailroute.doctor;

import java.util.function.Consumer;

/**
 * One thing that is wrong with an environment.
 *
 * @param name what is wrong
 * @param infection breaks a sound environment
 * @param check the one that finds it, and the subject if that is needed to tell it
 * @param status with which it is found
 * @param mend a part of what is said to mend it
 */
record Disease(String name, Consumer<Patient> infection, String check, Status status, String mend) {

    @Override
    public String toString() {
        return name;
    }
}
