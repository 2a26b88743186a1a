package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tsugiki.export.Format;
import tsugiki.export.OnnxRuns;
import tsugiki.features.KthNeighbour;
import tsugiki.features.Space;
import tsugiki.network.Inference;
import tsugiki.picture.Picture;
import tsugiki.train.Tiny;

/** A student that refuses does so in ONNX Runtime, where this kit is not. */
class RefusalExportTest {

    @TempDir
    Path folder;

    private static float[] outputs(Student student, Refusal refusal, Picture picture) {
        try (Inference quiet = student.network().inference(); NDManager memory = student.network().manager().newSubManager()) {
            NDArray x = student.preprocessing().pixels(memory, picture);
            return refusal.outputs(student).apply(x).toFloatArray();
        }
    }

    @ParameterizedTest
    @CsvSource({"CONFIDENCE,", "MAHALANOBIS,bn", "MAHALANOBIS," + Space.HEAD, "NEIGHBOUR," + Space.HEAD, "NEIGHBOUR,relu"})
    void doubtAndKnownAreTheKits(Refusal.Score score, String stage) throws Exception {
        try (Student student = Tiny.student()) {
            List<Picture> pictures = Tiny.data().validation().stream().map(item -> item.source().open()).toList();
            RefusalWish wish = Refusal.keep(1).by(score);
            Refusal all = (stage == null ? wish : wish.at(stage)).fit(student, Tiny.data());
            double[] doubts = pictures.stream().mapToDouble(picture -> all.judge(outputs(student, all, picture), 3).doubt()).toArray();
            double[] sorted = Arrays.stream(doubts).sorted().toArray();
            double limit = (sorted[5] + sorted[6]) / 2;
            Path file = folder.resolve("student.onnx");
            student.refusal(new Refusal(score, all.stage(), 0.5, limit, 12, all.distance())).export(Format.ONNX, file);
            try (OnnxRuns runs = new OnnxRuns(file)) {
                assertThat(runs.facts()).containsEntry("doubt", score.toString()).containsEntry("doubt_limit", String.valueOf(limit));
                for (int i = 0; i < doubts.length; i++) {
                    Map<String, Object> said = runs.all(pictures.get(i));
                    assertThat(((Float) said.get("doubt")).doubleValue()).isCloseTo(doubts[i], within(1e-5 * (1 + doubts[i])));
                    assertThat(said.get("known")).as(doubts[i] + " and limit " + limit).isEqualTo(doubts[i] <= limit);
                    assertThat((float[]) said.get("probabilities")).hasSize(3);
                }
            }
        }
    }

    @Test
    void otherFilesSayThatTheyRefuseNothing() {
        try (Student student = Made.student(HeadPlan.linear())) {
            Refusal refusal = new Refusal(Refusal.Score.CONFIDENCE, "", 0.9, 0.25, 10, null);
            student.refusal(refusal);
            assertThat(StudentLabel.of(student, Format.TORCHSCRIPT)).containsEntry("least_probability", "0.75").doesNotContainKey("doubt_limit")
                    .containsEntry("refuses", "refuses nothing, though the student does: a file of torchscript cannot; take onnx, or this kit");
            assertThat(StudentLabel.of(student, Format.ONNX)).containsEntry("refused_because", "its surest answer has {percent} %, below 75.0 %");
            assertThat(new Refusal(Refusal.Score.NEIGHBOUR, "fc", 0.9, 2, 10, new KthNeighbour(1, 1, new float[1])).because())
                    .isEqualTo("its distance from what was learnt is {doubt}, above 2.000");
        }
    }
}
