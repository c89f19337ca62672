package mailtap.viewer.command;

import java.util.concurrent.Callable;

/** A command of mailtap, with the exit code it ends in. */
interface Command extends Callable<Integer> {
    Usage usage();
}
