package mailtap.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mailtap.config.Key;
import mailtap.config.Keys;
import org.junit.jupiter.api.Test;

/** A setting that nobody reads is a promise that nobody keeps. */
class SettingsAreReadTest {
    private static final JavaClasses VIEWER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mailtap.viewer");

    @Test
    void every_key_is_read_by_the_wiring() {
        Set<String> read = VIEWER.stream()
                .flatMap(viewer -> viewer.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().equals(Keys.class.getName()))
                .map(JavaFieldAccess::getTarget)
                .map(target -> target.getName())
                .collect(Collectors.toSet());
        List<String> keys = Arrays.stream(Keys.class.getFields())
                .filter(field -> field.getType() == Key.class)
                .map(field -> field.getName())
                .toList();
        assertThat(keys).hasSameSizeAs(Keys.ALL);
        assertThat(read).containsAll(keys);
    }
}
