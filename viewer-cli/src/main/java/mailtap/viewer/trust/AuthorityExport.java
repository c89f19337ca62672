package mailtap.viewer.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Locale;
import mailtap.relay.tls.Authority;

/** An authority's certificate in the forms that other programs read. */
public final class AuthorityExport {
    private static final String ALIAS = "mailtap";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** What other programs read. */
    public enum Format {
        /** Text; what most programs take. */
        PEM,
        /** The same in bytes. */
        DER,
        /** A key store with a password. */
        P12;

        /** By a file's name; PEM where that does not tell. */
        public static Format of(String fileName) {
            String name = fileName.toLowerCase(Locale.ROOT);
            if (name.endsWith(".p12") || name.endsWith(".pfx")) {
                return P12;
            }
            return name.endsWith(".der") || name.endsWith(".cer") ? DER : PEM;
        }
    }

    private AuthorityExport() {}

    /** The certificate alone, which may be given to anybody. */
    public static byte[] certificate(Authority authority, Format format, char[] password) throws IOException {
        return switch (format) {
            case PEM -> pem("CERTIFICATE", encoded(authority));
            case DER -> encoded(authority);
            case P12 -> store(password, store -> store.setCertificateEntry(ALIAS, authority.certificate()));
        };
    }

    /** With the key: whoever has it can pass for every server that the authority may sign for. */
    public static byte[] withKey(Authority authority, char[] password) throws IOException {
        Certificate[] chain = {authority.certificate()};
        return store(password, store -> store.setKeyEntry(ALIAS, authority.key(), password, chain));
    }

    private interface Filling {
        void fill(KeyStore store) throws GeneralSecurityException;
    }

    private static byte[] store(char[] password, Filling filling) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            filling.fill(store);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write PKCS#12: " + e.getMessage(), e);
        }
    }

    private static byte[] encoded(Authority authority) {
        try {
            return authority.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was encoded before", e);
        }
    }

    private static byte[] pem(String what, byte[] der) {
        String text = "-----BEGIN " + what + "-----\n" + LINES.encodeToString(der) + "\n-----END " + what + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
