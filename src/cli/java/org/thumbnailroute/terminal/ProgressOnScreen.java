package org.thumbnailroute.terminal;

import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with count, speed and the time that is left. */
final class ProgressOnScreen implements Progress {

    private static final Duration REFRESH = Duration.ofMillis(500);

    private final BottomLine line;
    private final ProgressBar bar;

    /** What Ctrl-C leaves behind is a line without a bar, for the shell's prompt. */
    private final Thread atExit;

    ProgressOnScreen(PrintWriter err, String task, long done, long total) {
        line = new BottomLine(err, Screen::width);
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .startsFrom(done, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(Math.toIntExact(REFRESH.toMillis()))
                .continuousUpdate()
                .showSpeed(new DecimalFormat("0.0"))
                .clearDisplayOnFinish()
                .setConsumer(line)
                .build();
        atExit = new Thread(bar::close, "progress");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Override
    public boolean isSeen() {
        return true;
    }

    @Override
    public void step() {
        bar.step();
    }

    @Override
    public void note(String text) {
        bar.setExtraMessage(" " + text);
    }

    @Override
    public void above(Runnable print) {
        line.above(print);
    }

    @Override
    public void close() {
        bar.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the JVM ends anyway, and closes it once more, which does nothing
        }
    }
}
