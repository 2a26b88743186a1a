package tsugiki.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tsugiki.base.Text;
import tsugiki.transfer.Part;

class PhotographsTest {

    private static final Part UPPER = Part.from("features.4");

    @Test
    void publishedRowsAreOfThePartsAndSeedsThatWereAskedFor() {
        assertThat(Photographs.published("06", 1, UPPER)).extracting(Result::method).containsExactly(
                "published: ./course train --data grocery --method softmax",
                "published: ./course train --data grocery --method tune --part features.4 --seed 1");
        assertThat(Photographs.published("07", 3, UPPER)).hasSize(3).allMatch(row -> row.lesson().equals("07") && row.pictures() == 2485);
        assertThat(Photographs.published("08", 1, Part.CLASSIFIER)).hasSize(1);
    }

    @Test
    void theirFiguresAreThoseOfTheDocument() throws IOException {
        String document = Files.readString(Path.of("docs/results/grocery.md"));
        assertThat(Photographs.PUBLISHED).allSatisfy(row -> assertThat(document).contains(Text.of("%.1f %%", 100 * row.accuracy())));
        assertThat(document).contains("2,640 training", "2,485 test");
    }
}
