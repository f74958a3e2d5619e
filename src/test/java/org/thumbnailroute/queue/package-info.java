/** The batching SQS client against a real queue. */
@NullMarked
package org.thumbnailroute.queue;

import org.jspecify.annotations.NullMarked;
