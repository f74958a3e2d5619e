/** The route as an AWS Lambda function: Lambda polls the queue, and each message goes to the core of the route. */
@NullMarked
package org.thumbnailroute.lambda;

import org.jspecify.annotations.NullMarked;
