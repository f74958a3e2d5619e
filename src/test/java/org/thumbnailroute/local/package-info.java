/** An AWS in this process, for tests and the demo: SQS, S3 and SNS on 127.0.0.1, no account, no network, no container. */
@NullMarked
package org.thumbnailroute.local;

import org.jspecify.annotations.NullMarked;
