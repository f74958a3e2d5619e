/** Benchmarks that a user can repeat: this engine against others, its memory, and its own figures by JMH. */
@NullMarked
package org.thumbnailroute.bench;

import org.jspecify.annotations.NullMarked;
