package org.thumbnailroute.kamelet;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailActionTest {

    /** The routes of others have no guard: an Error would end the thread of their consumer. */
    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, NoClassDefFoundError.class, AssertionError.class})
    void makesAnExceptionOfAnError(Class<? extends Error> kind) throws Exception {
        Error error = kind.getConstructor().newInstance();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            ThumbnailAction action = action(context);
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(new FailingStream(error));

            Exception e = assertThrows(IllegalStateException.class, () -> action.process(exchange));

            assertInstanceOf(kind, e.getCause());
            assertTrue(String.valueOf(e.getMessage()).contains(kind.getSimpleName()), e::getMessage);
        }
    }

    private static ThumbnailAction action(DefaultCamelContext context) {
        ThumbnailAction action = new ThumbnailAction();
        action.setCamelContext(context);
        action.setSize("64x64");
        action.setMode("fit");
        action.setFormat("source");
        action.setQuality("80");
        action.setBackground("#ffffff");
        action.setWebp("java");
        action.setMaxSourceBytes("50MB");
        action.setMaxSourcePixels("1MP");
        action.init();
        return action;
    }

    private static final class FailingStream extends InputStream {

        private final Error error;

        FailingStream(Error error) {
            this.error = error;
        }

        @Override
        public int read() {
            throw error;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            throw error;
        }
    }
}
