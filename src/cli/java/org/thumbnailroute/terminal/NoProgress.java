package org.thumbnailroute.terminal;

/** Nothing is to be seen. */
final class NoProgress implements Progress {

    @Override
    public boolean isSeen() {
        return false;
    }

    @Override
    public void step() {}

    @Override
    public void note(String text) {}

    @Override
    public void above(Runnable print) {
        print.run();
    }

    @Override
    public void close() {}
}
