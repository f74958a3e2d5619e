/** The beans of the routes in {@code routes/}; {@code beans.camel.yaml} puts them together. */
@NullMarked
package org.thumbnailroute.route;

import org.jspecify.annotations.NullMarked;
