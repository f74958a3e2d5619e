/** Traces of OpenTelemetry: a trace for each message, a span for each step. Loaded only if they are switched on. */
@NullMarked
package org.thumbnailroute.traces;

import org.jspecify.annotations.NullMarked;
