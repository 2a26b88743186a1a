package tsugiki.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.base.CourseException;
import tsugiki.network.Network;
import tsugiki.parity.MadeNetwork;
import tsugiki.picture.Picture;
import tsugiki.train.Fixtures;
import tsugiki.transfer.Part;
import tsugiki.transfer.Student;
import tsugiki.zoo.ImageNet;

class GradCamTest {

    private static final Picture PICTURE = Small.picture(9, "");

    static Stream<JsonObject> smallCases() {
        return Small.cases(Small.fixture("small-network.json"), "gradcam").stream();
    }

    @ParameterizedTest
    @MethodSource("smallCases")
    void mapIsPyTorchs(JsonObject c) {
        try (Student student = Small.student()) {
            String name = Small.CLASSES.get(c.get("label").getAsInt());
            assertClose(GradCam.of(student, PICTURE, name, c.get("stage").getAsString()), c, 1e-5);
        }
    }

    @Test
    void mapOfAWholeResNetIsPyTorchs() {
        try (Network net = MadeNetwork.of("resnet18", "")) {
            Picture framed = framed(Small.picture(224, ""));
            for (JsonObject c : Small.cases(Small.fixture("resnet18.json"), "gradcam")) {
                String name = ImageNet.classes().get(c.get("label").getAsInt());
                GradCam map = GradCam.of(net, framed, name, c.get("stage").getAsString());
                assertThat(map.answer().label()).isEqualTo(c.get("label").getAsInt());
                assertClose(map, c, 1e-4);
            }
            assertThat(GradCam.of(net, framed).stage()).isEqualTo("layer4");
        }
    }

    /** 256 x 256, so that nothing is resized and the middle is cut out. */
    private static Picture framed(Picture picture) {
        return picture.crop(new tsugiki.picture.Box(-16, -16, 256, 256));
    }

    private static void assertClose(GradCam map, JsonObject c, double tolerance) {
        float[] expected = Fixtures.floats(c.get("map"));
        assertThat(map.map().length * map.map()[0].length).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) map.map()[i / map.map()[0].length][i % map.map()[0].length]).as("place %d", i)
                    .isCloseTo(expected[i], within(tolerance));
        }
    }

    @Test
    void defaultIsTheClassNamedAtTheLastMaps() {
        try (Student student = Small.student()) {
            GradCam map = GradCam.of(student, PICTURE);
            assertThat(map.stage()).isEqualTo("relu2");
            assertThat(map.answer().name()).isEqualTo("d");
            assertThat(map.toString()).startsWith("small, relu2: 5 x 5 places for d ");
            assertThat(map.overlay()).extracting(Picture::width, Picture::height).containsExactly(9, 9);
        }
    }

    @Test
    void studentIsAsBefore() {
        try (Student student = Small.student()) {
            student.trainOnly(Part.from("conv2")).train();
            List<String> trained = List.copyOf(student.trainable().keySet());
            float[][] before = values(student.network());
            GradCam.of(student, PICTURE);
            assertThat(student.network().isTraining()).isTrue();
            assertThat(student.trainable().keySet()).containsExactlyElementsOf(trained);
            assertThat(student.trainable().values()).allMatch(p -> p.array().hasGradient());
            assertThat(values(student.network())).isDeepEqualTo(before);
        }
    }

    private static float[][] values(Network net) {
        return net.state().values().stream().filter(p -> p.type() == DataType.FLOAT32).map(p -> p.array().toFloatArray()).toArray(float[][]::new);
    }

    @Test
    void overlayIsBrightWhereTheMapIs() {
        Picture grey = Picture.filled(40, 20, 100, 100, 100);
        GradCam map = new GradCam(grey, "n", "s", new Answer(0, "a", 1), new float[][] {{0, 1}});
        Picture over = map.overlay();
        assertThat(over.value(1, 10, 0)).isLessThan(100);
        assertThat(over.value(38, 10, 0)).isGreaterThan(180);
    }

    @Test
    void overlayPartsThePlacesByLinesUnlessThereAreMany() {
        Picture black = Picture.filled(40, 40, 0, 0, 0);
        Picture few = new GradCam(black, "n", "s", new Answer(0, "a", 1), new float[4][4]).overlay();
        assertThat(few.value(10, 5, 1)).isGreaterThan(few.value(9, 5, 1) + 80);
        assertThat(few.value(5, 20, 1)).isEqualTo(few.value(10, 5, 1));
        Picture many = new GradCam(black, "n", "s", new Answer(0, "a", 1), new float[20][20]).overlay();
        assertThat(many.value(10, 5, 1)).isEqualTo(many.value(9, 5, 1));
    }

    @Test
    void visionTransformersTokensComeBackIntoTheirGrid() {
        try (Network net = MadeNetwork.of("vit_b_32", "")) {
            GradCam map = GradCam.of(net, Picture.filled(256, 256, 90, 120, 30));
            assertThat(map.stage()).isEqualTo("encoder.layers.encoder_layer_10");
            assertThat(map.map()).hasDimensions(7, 7);
            assertThatThrownBy(() -> GradCam.of(net, PICTURE, "tench", "encoder.ln")).isInstanceOf(CourseException.class)
                    .hasMessageContaining("encoder.ln in vit_b_32 has no places").hasMessageContaining("earlier stage");
        }
    }

    @Test
    void placesOfMapsTokensAndMapsWithChannelsLast() {
        assertThat(Places.of(new Shape(1, 512, 7, 7))).contains(new Places(7, 7, 512, 0, 1, 49));
        assertThat(Places.of(new Shape(1, 7, 7, 768))).contains(new Places(7, 7, 768, 0, 768, 1));
        assertThat(Places.of(new Shape(1, 50, 768))).contains(new Places(7, 7, 768, 768, 768, 1));
        assertThat(Places.of(new Shape(1, 49, 768))).contains(new Places(7, 7, 768, 0, 768, 1));
        assertThat(Places.of(new Shape(1, 48, 768))).isEmpty();
        assertThat(Places.of(new Shape(1, 512, 1, 1))).isEmpty();
        assertThat(Places.of(new Shape(1, 512))).isEmpty();
    }

    @Test
    void unknownClassAndStageAreRefused() {
        try (Student student = Small.student()) {
            assertThatThrownBy(() -> GradCam.of(student, PICTURE, "rose")).isInstanceOf(CourseException.class)
                    .hasMessage("small knows no class 'rose': choose one of its 5, such as a, b, c, d, e.");
            assertThatThrownBy(() -> GradCam.of(student, PICTURE, "a", "layer9")).isInstanceOf(CourseException.class)
                    .hasMessageContaining("cannot be cut after 'layer9'");
            assertThatThrownBy(() -> GradCam.of(student.network(), PICTURE)).isInstanceOf(CourseException.class)
                    .hasMessageContaining("ask its student");
        }
    }

    @Test
    void aHeadOfZerosHasNoMap() {
        try (Student student = Small.student()) {
            student.network().head().parameters().values().forEach(p -> p.set(student.network().manager().zeros(p.shape()), student.network().manager()));
            assertThatThrownBy(() -> GradCam.of(student, PICTURE)).isInstanceOf(CourseException.class).hasMessageContaining("head has values");
        }
    }
}
