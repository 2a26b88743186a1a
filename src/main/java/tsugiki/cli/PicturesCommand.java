package tsugiki.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tsugiki.course.Course;
import tsugiki.data.DataSet;

/**
 * {@code pictures}: opens what the environment chose as the lessons will, and says what they get; the launcher asks
 * it before the first lesson, so that what a folder must hold is known in one place.
 */
@Command(name = "pictures", hidden = true, description = "Says which pictures the lessons get, or why they cannot.")
final class PicturesCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        DataSet data = Course.data();
        Output.report(data.leftOut());
        System.out.println(data);
        return 0;
    }
}
