/** From a message to uploads: the dialects of S3 events, what counts as an upload, and which ones are taken. */
@NullMarked
package org.thumbnailroute.event;

import org.jspecify.annotations.NullMarked;
