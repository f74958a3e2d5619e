package org.thumbnailroute.thumbnail;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.thumbnailroute.rule.Storing;

/** The step <em>say-how-to-store</em>. It leaves alone what no setting asks for, because the route may set that itself. */
public final class StoringHeaders implements Processor {

    @Override
    public void process(Exchange exchange) {
        Storing storing = exchange.getVariable("rendition", Rendition.class).storing();
        Message message = exchange.getMessage();
        storing.cacheControl().ifPresent(value -> message.setHeader(AWS2S3Constants.CACHE_CONTROL, value));
        storing.storageClass().ifPresent(value -> message.setHeader(AWS2S3Constants.STORAGE_CLASS, value));
    }
}
