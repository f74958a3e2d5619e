package org.thumbnailroute.outage;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.camel.CamelException;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.idempotent.LeaseStoreException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells the failures that other uploads would meet too, because a service or a connection is behind them, from those of one
 * upload. A picture that finds a fault in the program would otherwise keep all uploads behind it waiting.
 */
final class ServiceFailure {

    private ServiceFailure() {}

    static boolean is(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(ServiceFailure::isOfAService);
    }

    /** What steps that somebody adds throw when a service fails is checked, and mostly Camel's own. */
    private static boolean isOfAService(Throwable cause) {
        return cause instanceof SdkException
                || cause instanceof LeaseStoreException
                || cause instanceof IOException
                || cause instanceof CamelException;
    }
}
