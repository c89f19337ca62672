package mailtap.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launcher starts commands that only look without the jars of the relay; so nothing of theirs may need one. */
class LooksTest {
    private static final Pattern LIST =
            Pattern.compile("\\n  ([a-z| ]+)\\)\\n    class_path=\\$\\{cache_jar:-\\$jar}\\n");
    private static final Pattern APART =
            Pattern.compile("(mailtap\\.relay|mailtap\\.sandbox|io\\.netty|org\\.bouncycastle|jakarta|org\\.slf4j"
                    + "|ch\\.qos\\.logback)\\..*");
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mailtap");

    @Test
    void looks_need_nothing_of_the_relay() {
        for (String look : looks()) {
            assertThat(apart(look)).as(look).isEmpty();
        }
    }

    @Test
    void canary_the_relay_needs_it() {
        assertThat(apart("run")).isNotEmpty();
    }

    private static List<String> looks() {
        Matcher list = LIST.matcher(Project.read(Project.ROOT.resolve("viewer-cli/src/main/launcher/mailtap")));
        assertThat(list.find()).isTrue();
        return List.of(list.group(1).strip().split(" \\| ", -1));
    }

    private static Set<String> apart(String command) {
        Set<String> reached = reached(command);
        reached.removeIf(name -> !APART.matcher(name).matches());
        return reached;
    }

    /** All classes that a command may come to use; the tree of all commands is built of those on the command line. */
    private static Set<String> reached(String command) {
        JavaClass first = OURS.get("mailtap.viewer.command." + Character.toUpperCase(command.charAt(0))
                + command.substring(1) + "Command");
        Set<String> seen = new HashSet<>(Set.of(first.getName()));
        Deque<JavaClass> todo = new ArrayDeque<>(List.of(first));
        while (!todo.isEmpty()) {
            for (Dependency dependency : todo.pop().getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                boolean ours = target.getPackageName().startsWith("mailtap.");
                if (seen.add(target.getName())
                        && ours
                        && !APART.matcher(target.getName()).matches()) {
                    todo.add(target);
                }
            }
        }
        return seen;
    }
}
