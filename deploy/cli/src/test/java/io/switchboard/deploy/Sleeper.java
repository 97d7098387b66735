package io.switchboard.deploy;

import java.util.concurrent.CountDownLatch;

/** A process that does nothing until it is ended; stubborn if asked to be. */
final class Sleeper {

    private Sleeper() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        if (args.length > 0) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        System.out.println("ready");
        never.await();
    }
}
