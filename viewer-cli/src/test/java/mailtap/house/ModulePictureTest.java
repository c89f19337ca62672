package mailtap.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The module picture in docs/ARCHITECTURE.md is the truth about the poms. */
class ModulePictureTest {
    private static final String ARROW = " ──► ";
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>mailtap</groupId>\\s*<artifactId>mailtap-([a-z-]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    @Test
    void picture_shows_the_arrows_of_the_poms() {
        assertThat(drawnArrows()).isEqualTo(realArrows());
    }

    @Test
    void every_module_stands_in_the_picture() {
        assertThat(drawnModules())
                .containsExactlyInAnyOrderElementsOf(
                        Project.poms().stream().map(ModulePictureTest::module).collect(Collectors.toSet()));
    }

    @Test
    void siblings_never_meet() {
        assertThat(realArrows())
                .allMatch(arrow -> arrow.startsWith("viewer-cli") || arrow.endsWith(ARROW + "transcript"));
    }

    private static Set<String> realArrows() {
        Set<String> arrows = new TreeSet<>();
        for (Path pom : Project.poms()) {
            Matcher found = DEPENDENCY.matcher(Project.read(pom));
            while (found.find()) {
                if (!found.group(2).contains("<scope>test</scope>")) {
                    arrows.add(module(pom) + ARROW + found.group(1));
                }
            }
        }
        return arrows;
    }

    private static Set<String> drawnArrows() {
        Set<String> arrows = new TreeSet<>();
        for (String line : picture()) {
            String[] stops = line.split(ARROW, -1);
            for (int i = 1; i < stops.length; i++) {
                arrows.add(stops[i - 1].strip() + ARROW + stops[i].strip());
            }
        }
        return arrows;
    }

    private static Set<String> drawnModules() {
        return picture().stream()
                .flatMap(line -> Pattern.compile(ARROW).splitAsStream(line))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> picture() {
        String page = Project.read(Project.ROOT.resolve("docs/ARCHITECTURE.md"));
        return page.lines().filter(line -> line.contains(ARROW)).toList();
    }

    private static String module(Path pom) {
        return pom.getParent().getFileName().toString();
    }
}
