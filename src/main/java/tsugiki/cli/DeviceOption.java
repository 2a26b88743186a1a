package tsugiki.cli;

import picocli.CommandLine.Option;
import tsugiki.nn.Device;

/** On which device. */
public final class DeviceOption {

    @Option(names = "--device", paramLabel = "auto|cpu|cuda", description = "Where to compute (default: auto).")
    void device(String name) {
        System.setProperty("tsugiki.device", Device.of(name).name());
    }
}
