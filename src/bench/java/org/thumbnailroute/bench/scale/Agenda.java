package org.thumbnailroute.bench.scale;

import java.util.Arrays;

/** What happens when in a simulation: a binary heap on the time, in seconds. */
final class Agenda {

    private double[] times = new double[1024];
    private Runnable[] actions = new Runnable[1024];
    private int size;
    private double now;

    double now() {
        return now;
    }

    /** To be done at a time that is not over. */
    void at(double time, Runnable action) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            actions = Arrays.copyOf(actions, 2 * size);
        }
        int i = size++;
        while (i > 0 && times[(i - 1) / 2] > time) {
            put(i, times[(i - 1) / 2], actions[(i - 1) / 2]);
            i = (i - 1) / 2;
        }
        put(i, time, action);
    }

    /** Does everything that is due until then. */
    void run(double end) {
        while (size > 0 && times[0] <= end) {
            now = times[0];
            Runnable action = actions[0];
            removeFirst();
            action.run();
        }
        now = end;
    }

    private void removeFirst() {
        double time = times[--size];
        Runnable action = actions[size];
        int i = 0;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            put(i, times[child], actions[child]);
            i = child;
        }
        put(i, time, action);
    }

    private void put(int i, double time, Runnable action) {
        times[i] = time;
        actions[i] = action;
    }
}
