package tsugiki.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.network.Network;
import tsugiki.nn.OneDnn;
import tsugiki.nn.Precision;
import tsugiki.parity.MadeNetwork;
import tsugiki.parity.MadeWeights;
import tsugiki.zoo.SmallNetworks;
import tsugiki.zoo.Zoo;

/** What folding, fusing and rounding make of a program. */
class PassesTest {

    private static final Shape PICTURE = new Shape(3, 64, 64);

    /** Their logits lie close together under made weights, so that rounding counts more. */
    private static final Set<String> ROUNDED = Set.of("efficientnet_lite0", "mobilenet_v2");

    @Test
    void everyNormalisationBehindAConvolutionIsFolded() {
        try (Network network = Zoo.create("efficientnet_v2_s"); Network dense = Zoo.create("densenet121"); Network maxvit = Zoo.create("maxvit_t")) {
            assertThat(count(Program.of(network), "batch_norm")).isEqualTo(110);
            assertThat(count(Program.of(network).fold(), "batch_norm")).isZero();
            assertThat(count(Program.of(dense).fold(), "batch_norm")).as("those in front of a convolution stay").isEqualTo(62);
            assertThat(count(Program.of(maxvit).fold(), "batch_norm")).as("the stem's convolution is seen by the shortcut too").isEqualTo(11);
        }
    }

    @Test
    void additionAndActivationGoIntoTheConvolution() {
        try (Network network = Zoo.create("resnet18"); Network lite = Zoo.create("efficientnet_lite0")) {
            Program fused = Program.of(network, PICTURE, network::call).fold().fuse();
            List<Step> convolutions = fused.steps().stream().filter(step -> step.op().equals("mkldnn_convolution")).toList();
            assertThat(convolutions).hasSize(20);
            assertThat(convolutions.stream().filter(step -> step.flag("add"))).hasSize(8).allMatch(step -> step.word("activation").equals("relu"));
            assertThat(convolutions.stream().filter(step -> step.word("activation").equals("none"))).as("the shortcuts").hasSize(3);
            assertThat(count(fused, "relu")).isZero();
            assertThat(Program.of(lite).fold().fuse().steps()).filteredOn(step -> step.op().equals("mkldnn_convolution") && step.flag("add"))
                    .hasSize(9).allMatch(step -> step.word("activation").equals("none"));
        }
    }

    /** The shortcut of the first block is the pooled stem's, which is no convolution; the input is never written over. */
    @Test
    void whatIsAddedIsWrittenOverWhereNobodyNeedsItAnyMore() {
        try (Network network = Zoo.create("resnet18")) {
            List<Step> adding = Program.of(network).fold().fuse().steps().stream().filter(step -> step.op().equals("mkldnn_convolution") && step.flag("add")).toList();
            assertThat(adding).extracting(step -> step.flag("over")).containsExactly(false, true, true, true, true, true, true, true);
        }
    }

    @Test
    void noPictureIsCopiedToPadItsEnd() {
        try (Network lite = Zoo.create("efficientnet_lite0")) {
            Program fused = Program.of(lite).fold().fuse();
            assertThat(count(Program.of(lite), "pad")).isEqualTo(5);
            assertThat(fused.steps()).filteredOn(step -> step.op().equals("pad")).hasSize(5).allMatch(step -> step.inputs().get(0) instanceof Operand.Result made
                    ? fused.steps().get(made.step()).inputs().stream().noneMatch(Operand.Input.class::isInstance) : step.inputs().get(0) instanceof Operand.Weight);
            assertThat(fused.steps().stream().filter(step -> step.op().equals("mkldnn_convolution")).map(step -> step.inputs().get(1).shape().get(2)).distinct())
                    .as("3 x 3 and 5 x 5 with zeros in front where they were padded").containsExactlyInAnyOrder(1L, 3L, 4L, 5L, 6L);
        }
    }

    /** Where both sides get the same the kernel needs no zeros; where the start gets more nobody can spare the copy. */
    @Test
    void evenPaddingGoesIntoTheConvolutionItself() {
        assertThat(Unpad.of(padded(1, 1)).steps()).extracting(Step::op).containsExactly("conv2d");
        assertThat(Unpad.of(padded(1, 1)).steps().get(0).numbers("padding")).containsExactly(1L, 1L);
        assertThat(Unpad.of(padded(1, 1)).output().shape()).isEqualTo(padded(1, 1).output().shape());
        assertThat(Unpad.of(padded(1, 2)).steps()).extracting(Step::op).containsExactly("pad", "conv2d");
        assertThat(Unpad.of(padded(2, 1))).isEqualTo(padded(2, 1));
    }

    private static Program padded(long start, long end) {
        Operand.Input x = new Operand.Input(new Shape(-1, 3, 8, 8));
        Operand weight = new Operand.Constant(new float[4 * 3 * 3 * 3], new Shape(4, 3, 3, 3));
        Step pad = Shapes.measured(new Step(0, "pad", List.of(x), Map.of("sides", List.of(start, end, start, end)), null));
        Step convolution = Shapes.measured(new Step(1, "conv2d", List.of(pad.result(), weight),
                Map.of("stride", List.of(1L, 1L), "padding", List.of(0L, 0L), "groups", 1L), null));
        return new Program("padded", x, List.of(pad, convolution), convolution.result(), Map.of());
    }

    @Test
    void roundedProgramsKeepTheirEnds() {
        try (Network network = Zoo.create("resnet18")) {
            Program rounded = Program.of(network, PICTURE, network::call).fold().in(Precision.BFLOAT16);
            List<Step> steps = rounded.steps();
            assertThat(steps.stream().filter(step -> step.op().equals("to")).findFirst().orElseThrow().inputs()).containsExactly(rounded.input());
            assertThat(steps.get(steps.size() - 1).attributes()).containsEntry("type", "float32");
            assertThat(Program.of(network).in(Precision.FLOAT32)).isEqualTo(Program.of(network));
        }
    }

    /** In 64 bits what is left of a difference is no rounding. */
    @ParameterizedTest
    @MethodSource("tsugiki.zoo.SmallNetworks#withSides")
    void foldedItAnswersTheSame(String name, int side) {
        try (Network network = MadeNetwork.of(name, "")) {
            MadeNetwork.convert(network, DataType.FLOAT64);
            Program program = Program.of(network, new Shape(3, side, side), network::call).fold();
            compare(network, program, side, DataType.FLOAT64, 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("tsugiki.zoo.SmallNetworks#withSides")
    void fusedItAnswersTheSame(String name, int side) {
        assumeTrue(OneDnn.isThere());
        try (Network network = SmallNetworks.made(name)) {
            compare(network, Program.of(network, new Shape(3, side, side), network::call).fold().fuse(), side, DataType.FLOAT32, ROUNDED.contains(name) ? 1e-4 : 1e-5);
        }
    }

    /** The largest difference is at most so many standard deviations of the row. */
    private static void compare(Network network, Program program, long side, DataType type, double tolerance) {
        try (NDManager memory = network.manager().newSubManager(); var quiet = network.inference(); Runner runner = new Runner(program)) {
            Shape shape = new Shape(1, 3, side, side);
            NDArray x = memory.create(MadeWeights.input(shape.getShape(), ""), shape).toType(type, true);
            assertThat(Apart.deviations(runner.run(x), network.call(x))).isLessThanOrEqualTo(tolerance);
        }
    }

    private static long count(Program program, String op) {
        return program.steps().stream().filter(step -> step.op().equals(op)).count();
    }
}
