package org.thumbnailroute.bench.pipeline;

import java.util.List;
import java.util.Map;

/**
 * A program that works a queue off.
 *
 * @param name as in a table's row
 * @param description what it is made of and how much it does at once
 * @param command what starts it, in a directory with routes/ and application.properties
 * @param scheme how it calls the AWS
 * @param environment in addition to what says where the AWS is
 */
record Worker(String name, String description, Scheme scheme, List<String> command, Map<String, String> environment) {

    /** The same with TLS, a row of its own. */
    Worker overTls() {
        return new Worker(name + ", https", description, Scheme.HTTPS, command, environment);
    }
}
