package tsugiki.nn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import tsugiki.base.CourseException;

/**
 * The one rule for where numbers live: {@code auto} takes the first CUDA device if there is one, else the
 * processor; {@code cpu} and {@code cuda} take what they say.
 */
public enum Device {
    AUTO, CPU, CUDA;

    /** The choice of this process: system property {@code tsugiki.device}, environment {@code TSUGIKI_DEVICE}, or auto. */
    public static Device chosen() {
        String environment = System.getenv().getOrDefault("TSUGIKI_DEVICE", "auto");
        return of(System.getProperty("tsugiki.device", environment));
    }

    /** @throws CourseException if {@code name} is not auto, cpu or cuda */
    public static Device of(String name) {
        for (Device device : values()) {
            if (device.name().equalsIgnoreCase(name)) {
                return device;
            }
        }
        throw new CourseException("Device '%s' is not known: use auto, cpu or cuda.", name);
    }

    /**
     * The engine's device for this choice on a machine with {@code gpus} CUDA devices.
     *
     * @throws CourseException if CUDA is asked for and there is none
     */
    public ai.djl.Device resolve(int gpus) {
        if (this == CUDA && gpus == 0) {
            throw new CourseException("There is no CUDA device here: use --device cpu, or set up with --cuda on a machine that has one.");
        }
        return this == CPU || gpus == 0 ? ai.djl.Device.cpu() : ai.djl.Device.gpu(0);
    }

    /** New memory on the chosen device; the caller closes it. */
    public static NDManager newManager() {
        Engine engine = Engine.getEngine("PyTorch");
        return engine.newBaseManager(chosen().resolve(engine.getGpuCount()));
    }
}
