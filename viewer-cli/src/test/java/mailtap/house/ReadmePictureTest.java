package mailtap.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README.md shows is what mailtap prints: lines of the golden files, which are compared with the real output. */
class ReadmePictureTest {
    private static final Pattern PICTURE = Pattern.compile("```\\n(\\$ mailtap .*?)```", Pattern.DOTALL);
    private static final String LEFT_OUT = "…";

    @Test
    void pictures_are_what_is_printed() {
        List<String> pictures = pictures();
        assertThat(pictures).hasSize(6);
        assertThat(pictures)
                .allSatisfy(picture -> assertThat(printed())
                        .anySatisfy(output -> assertThat(output)
                                .containsSubsequence(picture.lines()
                                        .filter(line -> !line.equals(LEFT_OUT))
                                        .toList())));
    }

    private static List<String> pictures() {
        Matcher found = PICTURE.matcher(Project.read(Project.ROOT.resolve("README.md")));
        return found.results().map(one -> one.group(1)).toList();
    }

    private static List<List<String>> printed() {
        return Stream.of("look.80.txt", "each.80.txt", "each.160.txt")
                .map(name -> Project.ROOT
                        .resolve("viewer-cli/src/test/resources/golden")
                        .resolve(name))
                .map(file -> Project.read(file).lines().toList())
                .toList();
    }
}
