package tsugiki.course;

import java.util.List;
import tsugiki.show.ViewSource;
import tsugiki.show.Views;

/** How the verdict on an exercise is shown. */
public final class CourseViews implements ViewSource {

    @Override
    public List<Views.Entry<?>> views() {
        return List.of(new Views.Entry<>(Verdict.class, Verdict::view));
    }
}
