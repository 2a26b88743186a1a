package tsugiki.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tsugiki.course.Course;
import tsugiki.data.DataSet;
import tsugiki.data.DataSets;

/**
 * {@code pictures}: opens a data set as the lessons will, and says what they get; the launcher asks it before the
 * first lesson, so that what a name means and what a folder must hold is known in one place.
 */
@Command(name = "pictures", hidden = true, description = {
    "Says which pictures the lessons get, or why they cannot.",
    "On standard output only: the same data set, as it is called from any working folder."},
        footer = {"", "Example:", "  ./course pictures my-pictures"})
final class PicturesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "D", arity = "0..1", defaultValue = "${env:TSUGIKI_DATA:-garden}", completionCandidates = Help.DataNames.class,
            description = "${data.sets} (default: ${DEFAULT-VALUE}).")
    String data;

    @Option(names = "--name", description = "Opens nothing, only tells how it is called.")
    boolean name;

    @Override
    public Integer call() {
        if (!name) {
            DataSet pictures = Course.data(data);
            Output.report(pictures.leftOut());
            System.err.println(pictures);
        }
        System.out.println(DataSets.fromAnywhere(data));
        return 0;
    }
}
