package org.thumbnailroute.endurance;

import java.sql.SQLException;
import org.h2.tools.Server;

/** A database that several workers remember announcements in. */
interface SharedStore extends AutoCloseable {

    /** For {@code thumbnail.announced-store}. */
    String url();

    @Override
    void close();

    /** H2 as a server in this process, on memory. */
    static SharedStore h2() throws SQLException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        return new SharedStore() {
            @Override
            public String url() {
                return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:announced;DB_CLOSE_DELAY=-1";
            }

            @Override
            public void close() {
                server.stop();
            }
        };
    }
}
