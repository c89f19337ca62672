package mailtap.sasl;

import java.util.Optional;
import mailtap.transcript.Bytes;

/** The outer bytes of GSSAPI and GSS-SPNEGO tokens (RFC 2743 3.1); what is inside is not for us. */
final class KerberosShape implements Shape {
    private static final String KERBEROS = "06092a864886f712010202";
    private static final String SPNEGO = "06062b0601050502";
    private static final int HEAD = 24;
    private static final byte APPLICATION_0 = 0x60;

    @Override
    public boolean isOf(String mechanism) {
        return mechanism.equals("GSSAPI") || mechanism.equals("GSS-SPNEGO");
    }

    @Override
    public Optional<SaslToken> read(Bytes decoded) {
        String head = decoded.slice(0, Math.min(HEAD, decoded.length())).hex();
        boolean kerberos = head.contains(KERBEROS);
        if (decoded.isEmpty() || decoded.at(0) != APPLICATION_0 || !(kerberos || head.contains(SPNEGO))) {
            return Optional.empty();
        }
        return Optional.of(SaslToken.of(
                        kerberos ? "GSSAPI" : "GSS-SPNEGO",
                        "token",
                        "an ASN.1 head with the mechanism's object identifier")
                .with("length", decoded.length() + " bytes, not taken apart")
                .done());
    }
}
