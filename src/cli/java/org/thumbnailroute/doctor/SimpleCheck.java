package org.thumbnailroute.doctor;

import java.util.List;
import java.util.concurrent.Callable;

/** A check that is one method. */
public record SimpleCheck(String name, String subject, List<Right> needs, Callable<Finding> work) implements Check {

    /** One that needs no right of its own. */
    static SimpleCheck of(String name, String subject, Callable<Finding> work) {
        return new SimpleCheck(name, subject, List.of(), work);
    }

    @Override
    public Finding look() throws Exception {
        return work.call();
    }
}
