package mailtap.mail;

import org.jspecify.annotations.Nullable;

/**
 * One address in a header field; or an empty group, which has no address but says something.
 *
 * @param field index into {@link HeaderFacts#fields()}
 * @param name of that field in lower case: {@code to}, {@code resent-cc}
 * @param display the decoded display name, where there is one
 * @param raw as written
 * @param address absent for an empty group and where none can be made out
 * @param group the group it stands in, such as {@code undisclosed-recipients}
 */
public record HeaderAddress(
        int field,
        String name,
        @Nullable String display,
        String raw,
        @Nullable Address address,
        @Nullable String group) {
    /** {@code undisclosed-recipients:;} */
    public boolean isEmptyGroup() {
        return address == null && group != null;
    }
}
