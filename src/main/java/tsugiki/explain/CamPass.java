package tsugiki.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import tsugiki.base.CourseException;
import tsugiki.network.Inference;
import tsugiki.network.Network;
import tsugiki.picture.Picture;

/** The two ways through a network that Grad-CAM takes: forward to a stage, and from the logit back to it. */
final class CamPass {

    private final Subject subject;
    private final Picture seen;
    private final int label;

    /** @param className null for the class the network names */
    CamPass(Subject subject, Picture picture, String className) {
        this(subject, className, subject.see(picture));
    }

    private CamPass(Subject subject, String className, Picture seen) {
        this.subject = subject;
        this.seen = seen;
        this.label = className == null ? subject.answer(seen).label() : subject.label(className);
    }

    /** Of a picture that was resized and cut. */
    static CamPass ofSeen(Subject subject, Picture seen, String className) {
        return new CamPass(subject, className, seen);
    }

    /** @param stage null for the last that has an influence place by place */
    GradCam run(String stage) {
        if (stage != null) {
            return result(stage, map(stage).orElseThrow(() -> new CourseException(
                    "%s in %s has no places that act on the logit of '%s' one by one: choose an earlier stage, or leave it to the kit.",
                    stage, subject.network().name(), subject.classes().get(label))));
        }
        List<String> trunk = subject.network().modules();
        for (int i = trunk.size() - 1; i >= 0; i--) {
            Optional<float[][]> map = map(trunk.get(i));
            if (map.isPresent()) {
                return result(trunk.get(i), map.get());
            }
        }
        throw new CourseException("No place of the picture acts on the logit of '%s' in %s: look whether its head has values.",
                subject.classes().get(label), subject.network().name());
    }

    private GradCam result(String stage, float[][] map) {
        double probability = subject.probabilities().apply(subject.logits(seen))[label];
        return new GradCam(seen, subject.network().name(), stage, new Answer(label, subject.classes().get(label), probability), map);
    }

    /** Empty where there is no grid of places, or no gradient comes to any of them. */
    private Optional<float[][]> map(String stage) {
        Network net = subject.network();
        try (Inference quiet = net.inference(); NDManager memory = net.manager().newSubManager();
                NDArray x = subject.pixels(memory, List.of(seen)); NDArray maps = net.upTo(stage, x)) {
            return Places.of(maps.getShape()).flatMap(places -> map(stage, maps, places));
        }
    }

    private Optional<float[][]> map(String stage, NDArray maps, Places places) {
        float[] gradient = InputGradient.of(subject.network(), maps,
                leaf -> subject.network().after(stage, leaf).get(0).get(label)).gradient();
        double[] weights = new double[places.channels()];
        boolean any = false;
        for (int k = 0; k < weights.length; k++) {
            for (int place = 0; place < places.count(); place++) {
                float g = gradient[places.index(place, k)];
                weights[k] += g / places.count();
                any |= g != 0;
            }
        }
        return any ? Optional.of(scaled(weighed(maps.toFloatArray(), weights, places), places)) : Optional.empty();
    }

    private static double[] weighed(float[] activations, double[] weights, Places places) {
        double[] map = new double[places.count()];
        for (int place = 0; place < map.length; place++) {
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * activations[places.index(place, k)];
            }
            map[place] = Math.max(0, sum);
        }
        return map;
    }

    private static float[][] scaled(double[] map, Places places) {
        double most = 0;
        for (double value : map) {
            most = Math.max(most, value);
        }
        float[][] rows = new float[places.height()][places.width()];
        for (int place = 0; place < map.length; place++) {
            rows[place / places.width()][place % places.width()] = most == 0 ? 0 : (float) (map[place] / most);
        }
        return rows;
    }
}
