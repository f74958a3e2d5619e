package org.thumbnailroute.backfill;

import org.thumbnailroute.app.WorkerBeans;
import org.thumbnailroute.settings.Settings;

/** The settings that the worker beside this would have. */
final class WorkerSettings {

    private WorkerSettings() {}

    static Settings read() {
        try (WorkerBeans worker = WorkerBeans.open()) {
            return worker.settings();
        }
    }
}
