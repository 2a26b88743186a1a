package tsugiki.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tsugiki.base.CourseException;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.zoo.Zoo;

class ProgramTest {

    private static final Shape PICTURE = new Shape(3, 64, 64);

    static Stream<String> names() {
        return Zoo.cards().stream().map(ModelCard::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNetworkIsRecordedWithoutValuesInItsWeights(String name) {
        try (Network network = Zoo.create(name)) {
            Program program = Program.of(network);
            assertThat(program.output().shape()).isEqualTo(new Shape(-1, 1000));
            assertThat(program.multiplyAdds()).isCloseTo(expected(network, program), within(500_000L)); // the card has three decimals
        }
    }

    /** Cards of families that are not torchvision's count as their authors do, and vit_h_14's is that of larger pictures. */
    private static long expected(Network network, Program program) {
        boolean otherwise = !network.card().architecture().torchvision() || network.name().equals("vit_h_14");
        return otherwise ? program.multiplyAdds() : Math.round(network.card().gflops() * 1e9);
    }

    @Test
    void aLearnerReadsTheList() {
        try (Network network = Zoo.create("resnet18")) {
            List<String> lines = Program.of(network, PICTURE, network::call).toString().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")).toList();
            assertThat(lines).startsWith("operation | inputs | settings | output",
                    "%0 | conv2d | x, conv1.(weight) | padding 3 3, stride 2 2 | [N, 64, 32, 32]",
                    "%1 | batch_norm | %0, bn1.(weight, bias, running_mean, running_var) | epsilon 1.0E-5 | [N, 64, 32, 32]",
                    "%2 | relu | %1 | [N, 64, 32, 32]",
                    "%3 | max_pool2d | %2 | kernel 3 3, padding 1 1, stride 2 2 | [N, 64, 16, 16]");
            assertThat(lines).endsWith("%66 | adaptive_avg_pool2d | %65 | size 1 1 | [N, 512, 1, 1]",
                    "%67 | reshape | %66 | shape N 512 | [N, 512]",
                    "%68 | linear | %67, fc.(weight, bias) | [N, 1000]",
                    "resnet18: x [N, 3, 64, 64], 69 steps, out %68; 148,557,824 multiply-adds a picture");
        }
    }

    @Test
    void aPartIsAProgramToo() {
        try (Network network = Zoo.create("resnet18")) {
            Program lower = Program.of(network, PICTURE, x -> network.upTo("layer2", x));
            Program upper = Program.of(network, new Shape(128, 8, 8), x -> network.after("layer2", x));
            Program whole = Program.of(network, PICTURE, network::call);
            assertThat(lower.output().shape()).isEqualTo(new Shape(-1, 128, 8, 8));
            assertThat(lower.steps().size() + upper.steps().size()).isEqualTo(whole.steps().size());
            assertThat(lower.used().keySet()).contains("layer2.1.bn2.running_var").doesNotContain("layer3.0.conv1.weight");
        }
    }

    @Test
    void whatIsNotRecordedIsRefusedByName() {
        refused(NDArray::sin, "it calls NDArray's sin");
        refused(x -> x.get(":, 0::2"), "get");
        refused(x -> x.getManager().ones(x.getShape()).mul(x), "toByteBuffer");
    }

    @Test
    void whatHangsOnTheNumberOfPicturesIsRefused() {
        refused(x -> x.mul(x.getShape().get(0)), "depends on the number of pictures");
        refused(x -> x.reshape(x.getShape().get(0) * 3, -1).add(1), "depends on the number of pictures");
    }

    @Test
    void aChangeBehindTheBackOfAnotherArrayIsRefused() {
        refused(x -> {
            NDArray flat = x.reshape(x.getShape().get(0), -1);
            x.addi(x);
            return flat.add(1);
        }, "changed in place");
    }

    private static void refused(UnaryOperator<NDArray> part, String why) {
        try (Network network = Zoo.create("alexnet")) {
            assertThatThrownBy(() -> Program.of(network, PICTURE, part)).isInstanceOf(CourseException.class).hasMessageContaining(why);
        }
    }

    @Test
    void inPlaceChangesGoOnInTheSameArray() {
        try (Network network = Zoo.create("alexnet")) {
            Program program = Program.of(network, PICTURE, x -> {
                NDArray y = x.add(1);
                y.addi(x).muli(2);
                return y.softmax(-1);
            });
            assertThat(program.steps().stream().map(Step::op)).containsExactly("add", "add", "mul", "softmax");
            assertThat(program.steps().get(2).inputs().get(0)).isEqualTo(program.steps().get(1).result());
        }
    }
}
