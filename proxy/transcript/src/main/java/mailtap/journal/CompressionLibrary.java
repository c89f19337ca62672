package mailtap.journal;

import com.github.luben.zstd.util.Native;
import com.github.luben.zstd.util.ZstdVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The native part of zstd. It unpacks itself from its jar at every start, unless Java finds it as a file. */
public final class CompressionLibrary {
    private static final String NAME = "libzstd-jni-" + ZstdVersion.VERSION;

    private CompressionLibrary() {}

    /**
     * Lays it into a folder, to be named as {@code java.library.path}. Lays nothing there where the jar has none for this
     * system under the name that this looks for: then it goes on unpacking itself.
     */
    public static void layInto(Path folder) throws IOException {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean mac = system.startsWith("mac");
        String machine = System.getProperty("os.arch", "");
        String place = mac ? "/darwin/" + machine.replace("amd64", "x86_64") : "/" + system + "/" + machine;
        try (InputStream packed = Native.class.getResourceAsStream(place + "/" + NAME + (mac ? ".dylib" : ".so"))) {
            if (packed != null) {
                Files.createDirectories(folder);
                Files.copy(packed, folder.resolve(System.mapLibraryName(NAME)));
            }
        }
    }
}
