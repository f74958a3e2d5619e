/** The engine's parsers among hostile bytes: what a coverage-guided fuzzer is let loose on, and what it found. */
@NullMarked
package org.thumbnailroute.engine.fuzz;

import org.jspecify.annotations.NullMarked;
