package mailtap.viewer.command;

import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return Edition.lines();
    }
}
