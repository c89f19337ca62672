package mailtap.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs launchers where nothing of the machine can be found but what a test puts there: a PATH with a few plain tools, an
 * empty home, no JDK folders.
 */
final class Shell {
    private static final String TOOLS =
            "awk basename cat chmod cksum cp cut dirname find grep head ln ls mkdir mv nice ps"
                    + " readlink rm sed sh sha256sum sleep sort tail tee touch tr xargs";

    final Path folder;
    final Path bin;
    private final Map<String, String> environment = new TreeMap<>();

    Shell(Path folder) {
        this.folder = folder;
        this.bin = folder.resolve("tools");
        try {
            Files.createDirectories(bin);
            Files.createDirectories(folder.resolve("home"));
            for (String tool : TOOLS.split(" ", -1)) {
                lend(tool);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("PATH", bin.toString());
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("MAILTAP_JDK_FOLDERS", "");
        environment.put("MAILTAP_CACHE", "off");
    }

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A JDK that is only a version and a script in the place of {@code java}. */
    Path fakeJdk(String name, String version, String script) {
        Path jdk = folder.resolve(name);
        write(jdk.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/java"), script);
        script(jdk.resolve("bin/javac"), "exit 0");
        return jdk;
    }

    static void script(Path file, String body) {
        write(file, "#!/bin/sh\n" + body + "\n");
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Running start(Object... command) {
        try {
            Path out = Files.createTempFile(folder, "out", "");
            Path err = Files.createTempFile(folder, "err", "");
            ProcessBuilder builder = new ProcessBuilder(
                            List.of(command).stream().map(Object::toString).toList())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ended run(Object... command) {
        return start(command).end();
    }

    /** By a script and not by a link, as JUnit warns of every link that it clears away. */
    private void lend(String tool) {
        for (String place : List.of("/bin", "/usr/bin")) {
            if (Files.exists(Path.of(place, tool))) {
                script(bin.resolve(tool), "exec " + place + "/" + tool + " \"$@\"");
                return;
            }
        }
    }

    record Running(Process process, Path out, Path err) {
        Ended end() {
            try {
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("still running after a minute; it said " + Files.readString(err));
                }
                return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    record Ended(int code, String out, String err) {}
}
