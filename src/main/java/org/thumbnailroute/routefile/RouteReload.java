package org.thumbnailroute.routefile;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.text.Printable;

/**
 * Lets edits of the route files take effect while they run. Edited files are built on trial first; while there is a
 * mistake in one of them, the last good routes go on. Files are read again and again, not watched: so it sees renames,
 * links that are turned (a ConfigMap) and network file systems, and can wait until a file is no more being written.
 */
final class RouteReload extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final long PAUSE_MILLIS = 500;
    private static final RouteFiles NONE = new RouteFiles(List.of());

    private final RouteFolder folder;
    private final ModelCamelContext context;
    private final LiveRoutes live;

    private RouteFiles running;
    private RouteFiles attempted;
    private RouteFiles seen;
    private RouteFiles tried;
    private Map<String, List<String>> beans;
    private List<String> unread;
    private boolean stopped;
    private String said = "";
    private @Nullable ScheduledExecutorService executor;
    private @Nullable Future<?> looking;

    /** Takes the files as they are now for those that run. */
    RouteReload(RouteFolder folder, ModelCamelContext context) throws IOException {
        this.folder = folder;
        this.context = context;
        this.live = new LiveRoutes(context);
        this.seen = folder.read();
        this.tried = seen;
        this.running = seen.withoutBeans();
        this.attempted = running;
        this.beans = seen.beans();
        this.unread = folder.unread();
    }

    @Override
    protected void doStart() {
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "RouteReload");
        looking = executor.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        if (looking != null && executor != null) {
            looking.cancel(false);
            context.getExecutorServiceManager().shutdown(executor);
        }
    }

    private void look() {
        try {
            unread = StartChecks.sayWhatIsNotRead(folder.unread(), unread);
            RouteFiles now = folder.read();
            boolean settled = now.equals(seen);
            seen = now;
            if (settled && context.isStarted() && !now.equals(tried)) {
                tried = now;
                said = "";
                reload(now);
            } else if (stopped) {
                start(running);
            }
        } catch (Exception | StackOverflowError | LinkageError e) {
            // An edit can also cause an Error; if it got out, the executor would never look again
            String how = stopped ? "no route runs, this is tried again: " : "the previous routes keep running: ";
            say(Printable.line(how + RouteMistakes.of(e, seen).getMessage()));
        }
    }

    private void reload(RouteFiles now) throws Exception {
        RouteFiles before = attempted;
        attempted = NONE;
        now.check();
        now.requireReloadable();
        sayWhatWaitsForARestart(now);
        attempted = now.withoutBeans();
        if (attempted.files().isEmpty()) {
            throw new IOException("there is no route in any file");
        }
        if (!attempted.equals(before)) {
            new Trial(context).build(attempted);
            replace(attempted);
        }
    }

    private void replace(RouteFiles routes) throws Exception {
        stopped = true;
        live.remove();
        try {
            start(routes);
        } catch (Exception e) {
            start(running);
            throw e;
        }
        running = routes;
    }

    private void start(RouteFiles routes) throws Exception {
        if (context.isStopping()) {
            return;
        }
        try {
            live.add(routes);
        } catch (Exception e) {
            live.remove();
            throw e;
        }
        stopped = false;
        LOG.info("Routes reloaded summary (total:{} started:{})", live.size(), live.size());
    }

    private void sayWhatWaitsForARestart(RouteFiles now) {
        Map<String, List<String>> beansNow = now.beans();
        beansNow.forEach((file, list) -> {
            if (!list.equals(beans.getOrDefault(file, List.of()))) {
                LOG.warn("{}: its beans have changed; they are read at the start only, so this needs a restart", file);
            }
        });
        beans = beansNow;
    }

    private void say(String line) {
        if (!line.equals(said)) {
            LOG.error(line);
            said = line;
        }
    }
}
