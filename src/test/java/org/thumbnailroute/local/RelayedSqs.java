package org.thumbnailroute.local;

import java.net.URI;

/** The full SQS, and the relay that stands before it for the workers. */
record RelayedSqs(LocalSqs queues, SqsRelay relay) implements SqsService {

    static RelayedSqs start(SqsFaults faults, QueueAttributes attributes, CallLog calls) {
        LocalSqs queues = LocalSqs.start();
        return new RelayedSqs(queues, SqsRelay.start(queues.endpoint(), faults, attributes, calls));
    }

    @Override
    public URI workersEndpoint() {
        return relay.endpoint();
    }

    @Override
    public URI testsEndpoint() {
        return queues.endpoint();
    }

    @Override
    public void close() {
        relay.close();
        queues.close();
    }
}
