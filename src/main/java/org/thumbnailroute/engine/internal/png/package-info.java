/**
 * PNG after ISO/IEC 15948 (W3C PNG, third edition). A picture is streamed: compressed bytes, a window and two rows are all
 * that is ever held of it.
 */
@NullMarked
package org.thumbnailroute.engine.internal.png;

import org.jspecify.annotations.NullMarked;
