package org.thumbnailroute.management;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.StaticService;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.settings.InvalidSettingException;

/** The management port as a service of Camel's, which starts it before the routes and stops it after them. */
final class ManagementServer extends ServiceSupport implements StaticService {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InetSocketAddress address;
    private final Pages pages;
    private Optional<Listener> listener = Optional.empty();

    ManagementServer(InetSocketAddress address, Pages pages) {
        this.address = address;
        this.pages = pages;
    }

    @Override
    protected void doStart() {
        Listener opened = open();
        Thread thread = new Thread(opened, "management");
        thread.setDaemon(true);
        thread.start();
        listener = Optional.of(opened);
        LOG.info("port {} serves {}", address.getPort(), pages.paths());
    }

    @Override
    protected void doStop() throws IOException {
        if (listener.isPresent()) {
            listener.get().close();
        }
    }

    private Listener open() {
        try {
            return new Listener(address, pages, PATIENCE);
        } catch (UnresolvedAddressException e) {
            throw cannotListen("unknown host");
        } catch (IOException e) {
            throw cannotListen(String.valueOf(e.getMessage()));
        }
    }

    private InvalidSettingException cannotListen(String problem) {
        return new InvalidSettingException(
                "camel.management.port = %s (camel.management.host = %s): cannot listen there: %s"
                        .formatted(address.getPort(), address.getHostString(), problem));
    }
}
