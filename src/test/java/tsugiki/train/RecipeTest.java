package tsugiki.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tsugiki.data.ClassWeights;
import tsugiki.data.DataSet;
import tsugiki.evaluate.Loss;
import tsugiki.transfer.Part;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Statistics;
import tsugiki.transfer.Student;

class RecipeTest {

    private final DataSet data = Tiny.data();

    @Test
    void tunesAllLayersWithFrozenStatistics() {
        try (Student student = Tiny.student()) {
            TrainingSettings settings = Recipe.of(data, student.network()).trainer(student).settings();
            assertThat(settings.part()).isEqualTo(Part.ALL);
            assertThat(settings.statistics()).isEqualTo(Statistics.FROZEN);
            assertThat(settings.epochs()).isEqualTo(8);
            assertThat(settings.optimizer()).isEqualTo(Adam.decoupled(0.01));
            assertThat(settings.rates().toString()).isEqualTo(Rates.one(student.network().card().architecture().ladder().top() / 2).toString());
            assertThat(settings.loss()).isEqualTo(new Loss(0.1));
            assertThat(settings.augmentation().toString()).startsWith("light");
            assertThat(settings.scoresTraining()).isFalse();
        }
    }

    @Test
    void aPartIsTunedFromStoredViews() {
        Tiny.DeepNet net = new Tiny.DeepNet();
        net.initialize(7);
        try (net) {
            Run run = Recipe.of(data, net).trainOnly(Part.from("upper")).epochs(3).fit();
            assertThat(run.history().rows()).extracting(History.Row::phase).containsOnly("upper, 2 stored views");
            Run once = Recipe.of(data, net).trainOnly(Part.from("upper")).epochs(2).fit();
            assertThat(once.history().rows()).as("each view would be read once").extracting(History.Row::phase).containsOnly("upper");
        }
    }

    @Test
    void classWeightsReachTuning() {
        try (Student student = Tiny.student()) {
            ClassWeights weights = ClassWeights.balanced(data);
            assertThat(Recipe.of(data, student.network()).classWeights(weights).trainer(student).settings().loss()).isEqualTo(new Loss(0.1, weights));
        }
    }

    @Test
    void warmsUpThenFallsToNothing() {
        try (Student student = Tiny.student()) {
            Schedule schedule = Recipe.of(data, student.network()).trainer(student).settings().schedule();
            assertThat(schedule.factor(0, 0, 100)).isEqualTo(0.1);
            assertThat(schedule.factor(1, 0, 100)).isEqualTo(1);
            assertThat(schedule.factor(7, 99, 100)).isBetween(0.0, 1e-4);
        }
    }

    @Test
    void oneEpochIsEnoughToSeeItRun() {
        try (Student student = Tiny.student()) {
            Run run = Recipe.of(data, student.network()).epochs(1).trainer(student).fit();
            assertThat(run.history().lastEpoch()).isEqualTo(1);
        }
    }
}
