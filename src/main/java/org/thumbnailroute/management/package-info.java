/** The port at which a cluster asks the worker how it is, and Prometheus for its metrics; opened where {@code camel.management.enabled} says so. */
@NullMarked
package org.thumbnailroute.management;

import org.jspecify.annotations.NullMarked;
