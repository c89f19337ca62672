package mailtap.viewer.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of mailtap, and of what it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {
            "mailtap " + number(),
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch")
        };
    }

    static String number() throws IOException {
        return property("version");
    }

    /** What the manual pages are of: the day of the sources. */
    static String day() throws IOException {
        return property("sources").replaceFirst("T.*", "");
    }

    private static String property(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/mailtap/viewer/version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is built into the jar");
            }
            properties.load(in);
        }
        return properties.getProperty(name, "");
    }
}
