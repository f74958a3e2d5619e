/**
 * The worker's metrics, as Micrometer counts them and Prometheus reads them. Nothing of it is loaded unless {@code
 * camel.management.metrics-enabled} says so.
 */
@NullMarked
package org.thumbnailroute.metrics;

import org.jspecify.annotations.NullMarked;
