/** The clients of S3, SQS and SNS, what is looked up with them at the start, and the requests that several steps make. */
@NullMarked
package org.thumbnailroute.aws;

import org.jspecify.annotations.NullMarked;
