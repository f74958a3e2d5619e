package org.thumbnailroute.routefile;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.model.ModelCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.reload.RepeatedLook;
import org.thumbnailroute.reload.Settling;
import org.thumbnailroute.text.Printable;

/**
 * Lets edits of the route files take effect while they run. Edited files are built on trial first; while there is a
 * mistake in one of them, the last good routes go on.
 */
final class RouteReload extends RepeatedLook {

    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);

    private static final RouteFiles NONE = new RouteFiles(List.of());

    private final RouteFolder folder;
    private final ModelCamelContext context;
    private final LiveRoutes live;
    private final Settling<RouteFiles> settling;
    private RouteFiles running;
    private RouteFiles attempted;
    private Map<String, List<String>> beans;
    private List<String> unread;
    private boolean stopped;

    /** Takes the files as they are now for those that run. */
    RouteReload(RouteFolder folder, ModelCamelContext context) throws IOException {
        super(context);
        this.folder = folder;
        this.context = context;
        this.live = new LiveRoutes(context);
        RouteFiles files = folder.read();
        this.settling = new Settling<>(files);
        this.running = files.withoutBeans();
        this.attempted = running;
        this.beans = files.beans();
        this.unread = folder.unread();
    }

    @Override
    protected void look() throws Exception {
        unread = StartChecks.sayWhatIsNotRead(folder.unread(), unread);
        Optional<RouteFiles> edit = settling.edit(folder.read());
        if (edit.isPresent()) {
            forgetWhatWasSaid();
            reload(edit.get());
        } else if (stopped) {
            start(running);
        }
    }

    @Override
    protected String explain(Throwable failure) {
        String how = stopped ? "no route runs, this is tried again: " : "the previous routes keep running: ";
        return Printable.line(how + RouteMistakes.of(failure, settling.seen()).getMessage());
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
}
