package tsugiki.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tsugiki.base.CourseException;
import tsugiki.base.Numbers;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.Loader;
import tsugiki.data.PictureProgress;
import tsugiki.export.Format;
import tsugiki.features.KthNeighbour;
import tsugiki.features.Mahalanobis;
import tsugiki.features.Space;
import tsugiki.network.Network;
import tsugiki.nn.Conv2d;
import tsugiki.program.FrozenPass;
import tsugiki.train.Tiny;
import tsugiki.zoo.SmallNetworks;

class RefusalTest {

    @TempDir
    Path folder;

    private static Refusal confidence(double limit) {
        return new Refusal(Refusal.Score.CONFIDENCE, "", 0.9, limit, 10, null);
    }

    @Test
    void confidenceIsTheLargestProbability() {
        float[] logits = {(float) Math.log(3), 0, Float.NEGATIVE_INFINITY}; // 75 %, 25 %, 0
        Refusal.Verdict refused = confidence(0.2).judge(logits, 3);
        assertThat(refused.doubt()).isCloseTo(0.25, within(1e-6));
        assertThat(refused.refused()).isTrue();
        assertThat(refused.why()).isEqualTo("its surest answer has 75.0 %, below 80.0 %");
        assertThat(confidence(0.3).judge(logits, 3).refused()).isFalse();
        assertThat(confidence(0.3).judge(new float[] {Float.NaN, 0, 0}, 3).refused()).as("what is no number is no answer").isTrue();
    }

    @Test
    void distanceIsMeasuredBehindTheLogits() {
        Mahalanobis distance = Mahalanobis.fit(Made.features(3, 8, 2, 1, 7));
        Refusal refusal = new Refusal(Refusal.Score.MAHALANOBIS, "layer1", 0.9, 30, 10, distance);
        float[] near = Made.features(3, 8, 2, 1, 7).row(0);
        assertThat(refusal.judge(new float[] {1, 2, 3, near[0], near[1]}, 3).refused()).isFalse();
        assertThat(refusal.judge(new float[] {1, 2, 3, 900, 900}, 3).refused()).isTrue();
        assertThat(refusal.judge(new float[] {1, 2, 3, 900, 900}, 3).why()).startsWith("its distance from what was learnt is ").endsWith(", above 30.00");
        assertThatThrownBy(() -> refusal.judge(new float[] {1, 2, 3, 4}, 3)).isInstanceOf(CourseException.class).hasMessageContaining("takes 2 features at layer1, but there are 1");
    }

    @ParameterizedTest
    @EnumSource(Refusal.Score.class)
    void atLeastTheShareOfRightValidationPicturesIsKept(Refusal.Score score) {
        try (Student student = Tiny.student()) {
            DataSet data = right(student);
            Refusal refusal = Refusal.keep(0.8).by(score).fit(student, data);
            assertThat(refusal.pictures()).isEqualTo(data.validation().size());
            int kept = (int) rows(student, refusal, data.validation()).stream().filter(row -> !refusal.judge(row, 3).refused()).count();
            assertThat(kept).isEqualTo((int) Math.ceil((data.validation().size() + 1) * 0.8 - 1e-9));
            assertThat(refusal.describe()).contains("to keep 80.0 % of right answers");
        }
    }

    @ParameterizedTest
    @EnumSource(Refusal.Score.class)
    void toKeepAllRefusesNothing(Refusal.Score score) {
        try (Student student = Tiny.student()) {
            DataSet data = right(student);
            Refusal refusal = Refusal.keep(1).by(score).fit(student, data);
            assertThat(rows(student, refusal, data.items())).noneMatch(row -> refusal.judge(row, 3).refused());
            assertThat(refusal).hasToString("refuses nothing");
            assertThat(StudentLabel.of(student.refusal(refusal), Format.ONNX)).doesNotContainKey("refuses");
        }
    }

    /** The same pictures, labelled as the student names them. */
    private static DataSet right(Student student) {
        DataSet data = Tiny.data();
        List<Item> items = data.validation();
        List<float[]> rows = rows(student, confidence(1), items);
        List<Item> named = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            float[] z = rows.get(i);
            named.add(new Item(items.get(i).name(), Numbers.argmax(z), items.get(i).source()));
        }
        return new DataSet(data.name(), data.split(), data.classes(), data.train(), named, List.of(), List.of());
    }

    private static List<float[]> rows(Student student, Refusal refusal, List<Item> items) {
        List<float[]> rows = new ArrayList<>();
        new Scorer(student, Loader.of(items, student.preprocessing()), refusal.outputs(student),
                new PictureProgress(Progress.SILENT.start("", ""), items.size())).score(0, (index, row) -> rows.add(row));
        return rows;
    }

    @Test
    void tooFewRightPicturesAreToldWithTheirNumber() {
        try (Student student = Tiny.student()) {
            DataSet data = right(student);
            assertThatThrownBy(() -> Refusal.keep(0.95).fit(student, data)).isInstanceOf(CourseException.class)
                    .hasMessageContaining("takes at least 19 validation pictures that are named rightly, but of colours there are 12");
            assertThatThrownBy(() -> Refusal.keep(0.95).fit(student, data.trainingOnly())).isInstanceOf(CourseException.class).hasMessageContaining("no validation pictures");
            assertThatThrownBy(() -> Refusal.keep(0.5).at("layer9").fit(student, data)).isInstanceOf(CourseException.class).hasMessageContaining("layer9");
        }
        assertThatThrownBy(() -> Refusal.keep(95)).isInstanceOf(CourseException.class).hasMessageContaining("95.0 is no share of right answers");
        assertThatThrownBy(() -> new Refusal(Refusal.Score.CONFIDENCE, "fc", 0.9, 1, 1, null)).isInstanceOf(CourseException.class).hasMessageContaining("makes no sense");
    }

    @Test
    void itIsSavedWithTheStudent() throws IOException {
        Mahalanobis mahalanobis = Mahalanobis.fit(Made.features(3, 8, 112, 1, 7));
        for (Refusal refusal : List.of(confidence(0.25), confidence(Double.POSITIVE_INFINITY),
                new Refusal(Refusal.Score.MAHALANOBIS, "features.5", 0.95, 187.5, 190, mahalanobis),
                new Refusal(Refusal.Score.NEIGHBOUR, Space.HEAD, 0.95, 0.5, 190, KthNeighbour.fit(Made.features(3, 8, 1280, 1, 7))))) {
            try (Student student = Made.student(HeadPlan.linear())) {
                student.refusal(refusal).save(folder.resolve("s"));
                try (Student loaded = Student.load(folder.resolve("s")); NDArray x = Made.pictures(student.network().manager(), 2, 64)) {
                    Refusal again = loaded.refusal().orElseThrow();
                    assertThat(again.describe()).isEqualTo(refusal.describe());
                    float[] row = again.outputs(loaded).apply(x).toFloatArray();
                    float[] first = Arrays.copyOf(row, row.length / 2);
                    assertThat(again.judge(first, 3)).isEqualTo(refusal.judge(first, 3));
                }
            }
        }
        assertThat(Files.readString(folder.resolve("s/student.json"))).contains("\"score\": \"NEIGHBOUR\"", "\"format\": 3");
    }

    @Test
    void aStudentWithoutOneIsWrittenAsBefore() throws IOException {
        Path facts = Made.saved(folder).resolve("student.json");
        assertThat(Files.readString(facts)).contains("\"format\": 2").doesNotContain("refusal");
        try (Student loaded = Student.load(facts.getParent())) {
            assertThat(loaded.refusal()).isEmpty();
        }
    }

    @Test
    void furtherLearningDropsIt() {
        try (Student student = Made.student(HeadPlan.linear())) {
            assertThat(student.refusal(confidence(0.25)).learnsFrom(List.of(), List.of()).refusal()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"keep\": 0.9 | \"keep\": 9 | no share of right answers",
        "\"CONFIDENCE\" | \"MAHALANOBIS\" | holds no tensor called",
        "\"CONFIDENCE\" | \"LUCK\" | missing or make no sense",
        "\"stage\": \"\" | \"stage\": \"fc\" | makes no sense"})
    void oneSentenceForEachDamage(String part, String wrong, String said) throws IOException {
        Path facts = folder.resolve("s/student.json");
        try (Student student = Made.student(HeadPlan.linear())) {
            student.refusal(confidence(0.25)).save(folder.resolve("s"));
        }
        String text = Files.readString(facts);
        assertThat(text).contains(part);
        Files.writeString(facts, text.replace(part, wrong));
        assertThatThrownBy(() -> Student.load(folder.resolve("s"))).isInstanceOf(CourseException.class).hasMessageContaining(said)
                .hasMessageContaining("student.json").satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    /** Maps, a head that takes maps, channels that come last: the same logits, and the means of the activations. */
    @ParameterizedTest
    @CsvSource({"resnet18, 64", "squeezenet1_1, 96", "swin_t, 96"})
    void onePassGivesLogitsAndFeatures(String name, int side) {
        Network net = SmallNetworks.made(name);
        try (Student student = Student.of(net, Made.CLASSES); NDArray x = Made.pictures(net.manager(), 2, side)) {
            for (String stage : List.of(Outputs.middle(net), Space.HEAD)) {
                try (var quiet = net.inference(); NDArray all = Outputs.of(student, stage).apply(x); NDArray logits = student.logits(x);
                        NDArray features = stage.equals(Space.HEAD) ? net.embed(x) : Space.meanOfPlaces(net.upTo(stage, x))) {
                    int width = (int) all.getShape().get(1) - 3;
                    assertThat((long) width).isEqualTo(features.getShape().get(1));
                    assertRow(all, 0, 3, logits);
                    assertRow(all, 3, width, features);
                }
            }
            assertThat(net.head() instanceof Conv2d).isEqualTo(name.startsWith("squeeze"));
        }
    }

    @ParameterizedTest
    @CsvSource({"features.4, 80", "head, 1280"})
    void theyAreOneProgramToo(String stage, int width) {
        try (Student student = Made.student(HeadPlan.linear()); NDArray x = Made.pictures(student.network().manager(), 2, 64);
                FrozenPass pass = FrozenPass.of(student.network(), Outputs.of(student, stage)); NDArray fused = pass.run(x);
                var quiet = student.network().inference(); NDArray plain = Outputs.of(student, stage).apply(x)) {
            assertThat(fused.getShape().get(1)).isEqualTo(3 + width);
            assertRow(fused, 0, 3 + width, plain);
        }
    }

    private static void assertRow(NDArray all, int from, int width, NDArray expected) {
        float[] row = all.toFloatArray();
        float[] wanted = expected.toFloatArray();
        int each = row.length / 2;
        float scale = 0;
        for (float value : wanted) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < wanted.length; i++) {
            assertThat(row[i / width * each + from + i % width]).isCloseTo(wanted[i], within(2e-3f * scale));
        }
    }
}
