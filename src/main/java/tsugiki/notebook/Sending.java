package tsugiki.notebook;

/** Messages to the page, sent whole whether the cell is being stopped or not. */
final class Sending {

    private Sending() {}

    /**
     * Sends. The kernel's sockets break off when their thread is interrupted; so an interrupt waits until the message
     * is out, and then stops the work at the place that the work has for it. One that comes in the middle costs the
     * message, not the work.
     */
    static void whole(Runnable message) {
        boolean interrupted = Thread.interrupted();
        try {
            message.run();
        } catch (RuntimeException e) {
            if (!isInterrupt(e)) {
                throw e;
            }
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** By its name: the socket's library lies inside the kernel, out of the compiler's sight. */
    private static boolean isInterrupt(RuntimeException e) {
        return e.getClass().getSimpleName().equals("ZMQException") && String.valueOf(e.getMessage()).contains("Interrupted");
    }
}
