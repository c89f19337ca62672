package mailtap.relay.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.jce.provider.PKIXNameConstraintValidator;
import org.bouncycastle.jce.provider.PKIXNameConstraintValidatorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
    private final Authority authority = Authority.create(List.of("mail.example.com", "192.0.2.7"), Instant.now(), true);

    @Test
    void signsForItsServersAndThisMachineOnly() {
        assertThat(authority.constraints()).contains("mail.example.com", "192.0.2.7", "localhost", "127.0.0.1", "::1");
        assertThat(authority.covers("MAIL.example.com.")).isTrue();
        assertThat(authority.covers("a.mail.example.com")).isTrue();
        assertThat(authority.covers("example.com")).isFalse();
        assertThat(authority.covers("xmail.example.com")).isFalse();
        assertThat(Authority.create(List.of(), Instant.now(), false).covers("anything.example"))
                .isTrue();
    }

    @Test
    void leafHoldsTheUpstreamTheNameAskedForAndThisMachine() throws Exception {
        X509Certificate leaf = mint(authority)
                .leaf("mail.example.com", "a.mail.example.com")
                .join()
                .certificate();
        assertThat(names(leaf))
                .startsWith("a.mail.example.com", "mail.example.com")
                .contains("localhost", "127.0.0.1");
        validate(leaf, authority);
    }

    @Test
    void aNameOutsideTheConstraintsIsLeftOut() throws Exception {
        X509Certificate leaf =
                mint(authority).leaf("mail.example.com", "bank.example").join().certificate();
        assertThat(names(leaf)).doesNotContain("bank.example").contains("mail.example.com");
    }

    /** The JDK's own validator does not hold a trust anchor to its constraints; OpenSSL and browsers do. */
    @Test
    void constraintsAreHeldByThoseWhoVerify() throws Exception {
        byte[] extension = authority.certificate().getExtensionValue(Extension.nameConstraints.getId());
        NameConstraints constraints = NameConstraints.getInstance(
                ASN1OctetString.getInstance(extension).getOctets());
        PKIXNameConstraintValidator verifier = new PKIXNameConstraintValidator();
        verifier.intersectPermittedSubtree(constraints.getPermittedSubtrees());
        for (String own : List.of("mail.example.com", "192.0.2.7", "localhost", "127.0.0.1", "::1")) {
            verifier.checkPermitted(ServerNames.toAlternativeName(own));
        }
        for (String other : List.of("bank.example", "192.0.2.8", "::2", "example.com")) {
            assertThatThrownBy(() -> verifier.checkPermitted(ServerNames.toAlternativeName(other)))
                    .isInstanceOf(PKIXNameConstraintValidatorException.class);
        }
    }

    @Test
    void namesNobodyCouldHaveAreNoNames() {
        Authority open = Authority.create(List.of(), Instant.now(), false);
        for (String name : List.of("", "a b", "\u0000", "*", "x".repeat(300), "a..b", "-")) {
            X509Certificate leaf =
                    mint(open).leaf("mail.example.com", name).join().certificate();
            assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=mail.example.com");
        }
    }

    @Test
    void remembersABoundedNumberOfLeaves() {
        LeafMint mint = mint(Authority.create(List.of(), Instant.now(), false));
        for (int i = 0; i < LeafMint.MAX_LEAVES + 20; i++) {
            assertThat(mint.leaf("mail.example.com", "host" + i + ".example")).isCompleted();
        }
        assertThat(mint.remembered()).isEqualTo(LeafMint.MAX_LEAVES);
    }

    /** Nothing is minted here, so that it takes no time: how many are remembered is decided before. */
    @Test
    void tenThousandNamesTakeNoMoreRoomThanAFew() {
        LeafMint mint = new LeafMint(
                Authority.create(List.of(), Instant.now(), false),
                Clock.systemUTC(),
                task -> assertThat(task).isNotNull());
        CompletableFuture<LeafMint.Leaf> first = mint.leaf("mail.example.com", "host0.example");
        for (int i = 0; i < 10_000; i++) {
            assertThat(mint.leaf("mail.example.com", "host" + i + ".example")).isNotDone();
            assertThat(mint.remembered()).isLessThanOrEqualTo(LeafMint.MAX_LEAVES);
        }
        assertThat(mint.remembered()).isEqualTo(LeafMint.MAX_LEAVES);
        CompletableFuture<LeafMint.Leaf> last = mint.leaf("mail.example.com", "host9999.example");
        assertThat(mint.leaf("mail.example.com", "HOST9999.example")).isSameAs(last);
        assertThat(mint.leaf("mail.example.com", "host0.example")).isNotSameAs(first);
    }

    @Test
    void aLeafIsMintedAnewBeforeItExpires() {
        Instant[] now = {Instant.now()};
        InstantSource clock = () -> now[0];
        LeafMint mint = new LeafMint(authority, clock, Runnable::run);
        LeafMint.Leaf first = mint.leaf("mail.example.com", null).join();
        assertThat(mint.leaf("mail.example.com", null).join()).isSameAs(first);
        now[0] = now[0].plus(Duration.ofDays(25));
        assertThat(mint.leaf("mail.example.com", null).join()).isNotSameAs(first);
    }

    @Test
    void isReadBackAndIsPrivate(@TempDir Path temp) throws Exception {
        Path folder = temp.resolve("ca");
        AuthorityStore store = new AuthorityStore(folder);
        store.save(authority);
        assertThat(store.load()).isEqualTo(authority);
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        for (String name : List.of("authority.pem", "authority.key")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void whatCannotBeUsedIsNamed(@TempDir Path temp) throws Exception {
        AuthorityStore store = new AuthorityStore(temp);
        assertThatThrownBy(store::load).isInstanceOf(AuthorityException.class).hasMessageEndingWith("is missing");
        store.save(authority);
        new AuthorityStore(temp.resolve("other")).save(Authority.create(List.of(), Instant.now(), true));
        Path otherKey = temp.resolve("other/authority.key");
        assertThatThrownBy(() -> AuthorityStore.load(store.certificateFile(), otherKey))
                .hasMessageContaining("is not the key of");
        assertThatThrownBy(() -> AuthorityStore.load(otherKey, otherKey)).hasMessageContaining("PEM certificate");
        Path folder = Files.createDirectory(temp.resolve("folder"));
        assertThatThrownBy(() -> AuthorityStore.load(folder, otherKey)).hasMessageEndingWith("is no file");
        assertThatThrownBy(() -> AuthorityStore.load(store.certificateFile(), temp.resolve("none")))
                .hasMessageEndingWith("is missing");
        Files.writeString(temp.resolve("authority.key"), "garbage");
        assertThatThrownBy(store::load).hasMessageContaining("private key");
    }

    /** A file of Linux that is there and cannot be read by anybody, root too. */
    @Test
    void whatCannotBeReadIsNamed(@TempDir Path temp) {
        Path unreadable = Path.of("/proc/self/mem");
        assumeThat(unreadable).exists();
        assertThatThrownBy(() -> AuthorityStore.load(unreadable, temp))
                .isInstanceOf(AuthorityException.class)
                .hasMessageStartingWith(unreadable + " cannot be read");
    }

    private static LeafMint mint(Authority authority) {
        return new LeafMint(authority, Clock.systemUTC(), Runnable::run);
    }

    private static List<String> names(X509Certificate leaf) throws Exception {
        return leaf.getSubjectAlternativeNames().stream()
                .map(pair -> String.valueOf(pair.get(1)))
                .toList();
    }

    private static void validate(X509Certificate leaf, Authority authority) throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), parameters);
    }
}
