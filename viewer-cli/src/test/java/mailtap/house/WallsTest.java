package mailtap.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The walls of docs/ARCHITECTURE.md. Plain {@code @Test} methods on purpose: rules written as {@code @ArchTest} fields
 * can be skipped by the runner without a word.
 */
class WallsTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mailtap");

    /** What every room may use. */
    private static final String[] EVERYWHERE = {"java..", "javax..", "org.jspecify.annotations"};

    @Test
    void canary_a_rule_known_to_be_broken_fails() {
        ArchRule broken = noClasses()
                .that()
                .resideInAPackage("mailtap.transcript")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.time");
        assertThatThrownBy(() -> broken.check(OURS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void every_room_is_looked_at() {
        Stream.of("transcript", "dialogue", "sasl", "tls", "mail", "notation", "journal", "relay", "sandbox", "indexer")
                .forEach(room -> assertThat(OURS.that(resideInAPackage("mailtap." + room)))
                        .as(room)
                        .isNotEmpty());
    }

    @Test
    void model_knows_nothing_but_itself() {
        onlyMayBeKnown("mailtap.transcript");
    }

    @Test
    void dialogue_knows_the_model_sasl_and_tls() {
        onlyMayBeKnown("mailtap.dialogue", "mailtap.transcript", "mailtap.sasl", "mailtap.tls");
    }

    @Test
    void sasl_knows_the_model() {
        onlyMayBeKnown("mailtap.sasl", "mailtap.transcript", "org.apache.commons.codec..", "com.google.gson..");
    }

    @Test
    void tls_knows_the_model() {
        onlyMayBeKnown("mailtap.tls", "mailtap.transcript", "org.apache.commons.codec..");
    }

    @Test
    void mail_knows_the_model() {
        onlyMayBeKnown("mailtap.mail", "mailtap.transcript", "org.apache.commons.codec..");
    }

    @Test
    void what_stands_above_mail_knows_the_model_and_mail() {
        onlyMayBeKnown("mailtap.mail.login", "mailtap.transcript", "mailtap.mail");
        onlyMayBeKnown("mailtap.mail.submission", "mailtap.transcript", "mailtap.mail");
        onlyMayBeKnown("mailtap.mail.client", "mailtap.transcript", "mailtap.mail");
        onlyMayBeKnown("mailtap.mail.meaning", "mailtap.transcript", "mailtap.mail", "mailtap.mail.login");
    }

    @Test
    void notation_knows_the_model() {
        onlyMayBeKnown("mailtap.notation", "mailtap.transcript", "org.apache.commons.codec..");
    }

    @Test
    void journal_knows_the_model_and_zstd() {
        onlyMayBeKnown("mailtap.journal", "mailtap.transcript", "com.github.luben.zstd..");
    }

    @Test
    void relay_knows_the_model_the_dialogue_and_netty() {
        onlyMayBeKnown(
                "mailtap.relay..",
                "mailtap.transcript",
                "mailtap.dialogue",
                "mailtap.sasl",
                "mailtap.tls",
                "io.netty..",
                "org.slf4j",
                "com.sun.management",
                "org.apache.commons.codec..",
                "org.bouncycastle..");
    }

    @Test
    void sandbox_knows_nothing_of_ours() {
        onlyMayBeKnown(
                "mailtap.sandbox..", "io.netty..", "jakarta.mail..", "org.eclipse.angus..", "jakarta.activation..");
    }

    @Test
    void config_knows_only_its_library() {
        onlyMayBeKnown("mailtap.config..", "com.typesafe.config..");
    }

    @Test
    void indexer_knows_the_model_what_mail_means_and_the_journal() {
        onlyMayBeKnown(
                "mailtap.indexer..",
                "mailtap.transcript",
                "mailtap.mail",
                "mailtap.mail.submission",
                "mailtap.mail.client",
                "mailtap.journal",
                "org.apache.lucene..",
                "org.apache.james.mime4j..",
                "com.ibm.icu..");
    }

    @Test
    void documents_know_no_queries_and_queries_no_index() {
        usedOnlyIn("mailtap.indexer.query", "mailtap.indexer", "mailtap.indexer.query", "mailtap.viewer..");
        noClasses()
                .that()
                .resideInAnyPackage("mailtap.indexer.document", "mailtap.indexer.query", "mailtap.indexer.message")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("mailtap.indexer")
                .check(OURS);
    }

    @Test
    void each_library_has_one_room() {
        usedOnlyIn("io.netty..", "mailtap.relay..", "mailtap.sandbox..");
        usedOnlyIn("org.apache.lucene..", "mailtap.indexer..");
        usedOnlyIn("org.apache.james.mime4j..", "mailtap.indexer.message");
        usedOnlyIn("picocli..", "mailtap.viewer..");
        usedOnlyIn("com.google.gson..", "mailtap.viewer..", "mailtap.sasl");
        usedOnlyIn("com.typesafe.config..", "mailtap.config..");
        usedOnlyIn("com.github.luben.zstd..", "mailtap.journal");
        usedOnlyIn("jakarta.mail..", "mailtap.sandbox..");
        usedOnlyIn("org.bouncycastle..", "mailtap.relay.tls");
    }

    @Test
    void pure_rooms_have_no_files_sockets_threads_or_clocks() {
        JavaClasses pure = OURS.that(resideInAnyPackage(
                "mailtap.transcript",
                "mailtap.dialogue",
                "mailtap.sasl",
                "mailtap.tls",
                "mailtap.mail..",
                "mailtap.notation"));
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.nio.channels..", "java.util.concurrent..", "java.util.logging..")
                .check(pure);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(?!IDN).*|java\\.io\\.(File.*|RandomAccessFile)|java\\.lang\\.Thread|java\\.time\\.Clock"
                                + "|java\\.util\\.Timer|java\\.lang\\.Process.*")
                .check(pure);
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(pure);
    }

    @Test
    void rooms_have_no_cycles() {
        slices().matching("mailtap.(*)..").should().beFreeOfCycles().check(OURS);
        slices().matching("mailtap.(*.*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void only_the_viewer_prints_or_ends_the_process() {
        noClasses()
                .that()
                .resideOutsideOfPackage("mailtap.viewer..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(OURS);
    }

    private static void onlyMayBeKnown(String room, String... others) {
        String[] known = Stream.of(EVERYWHERE, new String[] {room}, others)
                .flatMap(Stream::of)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known)
                .check(OURS);
    }

    private static void usedOnlyIn(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(OURS);
    }
}
