package tsugiki.transfer;

import java.util.Map;
import tsugiki.base.Text;
import tsugiki.nn.BatchNorm2d;
import tsugiki.nn.Parameter;

/** A student in words. */
final class StudentText {

    private StudentText() {}

    static String of(Student student) {
        long trained = student.trainable().values().stream().mapToLong(Parameter::size).sum();
        Map<String, BatchNorm2d> norms = Freezing.norms(student.network());
        long still = norms.values().stream().filter(BatchNorm2d::hasFrozenStatistics).count();
        return Text.of("""
                %s with %d classes: %s %s
                trained: %s, %,d of %,d weights
                statistics: %s (%d of %d BatchNorm blocks stay)""",
                student.network().name(), student.classes().size(), student.newLayers(), student.network().head().describe(),
                student.part(), trained, student.network().parameterCount(),
                student.statistics().sentence(), still, norms.size());
    }
}
