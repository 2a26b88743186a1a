package tsugiki.cli;

import ai.djl.engine.Engine;
import ai.djl.util.Platform;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} tells: of the kit and of what it computes with. The launcher adds the notebooks' side. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String kit = Optional.ofNullable(Versions.class.getPackage().getImplementationVersion()).orElse("of these sources");
        return new String[] {
            "Tsugiki " + kit,
            "DJL " + Engine.getDjlVersion(),
            "libtorch " + Platform.detectPlatform("pytorch").getVersion(),
            "Java " + Runtime.version()};
    }
}
