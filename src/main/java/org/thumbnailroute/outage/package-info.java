/** What the worker does while a service that it needs is away: it stops receiving, and asks until the service works again. */
@NullMarked
package org.thumbnailroute.outage;

import org.jspecify.annotations.NullMarked;
