package org.thumbnailroute.local;

import java.net.URI;

/** A running SQS, and how it is reached. */
interface SqsService extends AutoCloseable {

    /** Past which no request of a worker goes unnoticed. */
    URI workersEndpoint();

    /** For the clients that {@link LocalAws} gives to the tests. */
    URI testsEndpoint();

    @Override
    void close();
}
