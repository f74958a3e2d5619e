/**
 * WebP: the container is read here, its pixels by libwebp, or by slower Java where that does not load.
 *
 * <p>After the <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container specification</a>,
 * RFC 9649 and, for the header of a lossy picture, RFC 6386.
 */
@NullMarked
package org.thumbnailroute.engine.internal.webp;

import org.jspecify.annotations.NullMarked;
