package mailtap.viewer;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * What is in all jars of a class path, in one. Java reads the manifest and the table of contents of each jar at every start,
 * and looks into each of them for services; of one that is soon done.
 */
final class OneJar {
    private static final String SERVICES = "META-INF/services/";
    private static final String VERSIONS = "META-INF/versions/";

    private final JarOutputStream out;
    private final Set<String> written = new HashSet<>();
    private final Map<String, ByteArrayOutputStream> services = new LinkedHashMap<>();

    private OneJar(JarOutputStream out) {
        this.out = out;
    }

    /** @param classPath as Java takes it: files between colons, on Windows semicolons */
    static void write(String classPath, Path target) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
            out.setLevel(Deflater.BEST_SPEED);
            OneJar one = new OneJar(out);
            for (Path jar : jars(classPath)) {
                one.add(jar);
            }
            one.addServices();
        }
    }

    /** With those beside them that their manifests name, in the order in which Java looks into them. */
    private static List<Path> jars(String classPath) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String named : classPath.split(File.pathSeparator, -1)) {
            Path jar = Path.of(named);
            jars.add(jar);
            try (JarFile open = new JarFile(jar.toFile())) {
                String beside = open.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
                for (String name : beside == null ? new String[0] : beside.split(" ", -1)) {
                    jars.add(jar.resolveSibling(name));
                }
            }
        }
        return jars.stream().filter(Files::isRegularFile).distinct().toList();
    }

    private void add(Path jar) throws IOException {
        try (JarFile from = new JarFile(jar.toFile())) {
            for (JarEntry entry : from.stream().toList()) {
                String name = entry.getName();
                if (entry.isDirectory() || isOfTheJarAlone(name, from.isMultiRelease())) {
                    continue;
                }
                try (InputStream content = from.getInputStream(entry)) {
                    if (name.startsWith(SERVICES)) {
                        ByteArrayOutputStream all =
                                services.computeIfAbsent(name, unused -> new ByteArrayOutputStream());
                        content.transferTo(all);
                        all.write('\n');
                    } else if (written.add(name)) {
                        out.putNextEntry(new ZipEntry(name));
                        content.transferTo(out);
                    }
                }
            }
        }
    }

    /** Signatures, the manifest, the module that it is. */
    private static boolean isOfTheJarAlone(String name, boolean multiRelease) {
        return name.equals(JarFile.MANIFEST_NAME)
                || name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC|LIST)")
                || name.endsWith("module-info.class")
                || (name.startsWith(VERSIONS) && !multiRelease);
    }

    private void addServices() throws IOException {
        for (Map.Entry<String, ByteArrayOutputStream> service : services.entrySet()) {
            out.putNextEntry(new ZipEntry(service.getKey()));
            service.getValue().writeTo(out);
        }
    }
}
