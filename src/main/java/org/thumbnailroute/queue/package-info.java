/** An SQS client that receives and deletes ten messages with one request for users that ask for one at a time. */
@NullMarked
package org.thumbnailroute.queue;

import org.jspecify.annotations.NullMarked;
