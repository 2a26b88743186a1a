/**
 * What only lessons need; the central type is {@link tsugiki.course.Course}.
 *
 * <p>A picture's way: {@link tsugiki.course.Course#data} opens what the learner chose, no more of it than the {@link
 * tsugiki.course.Profile} says; the rooms below do the work; {@link tsugiki.course.Result} keeps an accuracy for the
 * table of the course, {@link tsugiki.course.Results} compares several in pairs, {@link tsugiki.course.GuideResults}
 * holds the guide's beside them. {@link tsugiki.course.Fresh} draws pictures that nobody has seen, to look whether what
 * was said holds.
 *
 * <p>{@link tsugiki.course.Check} asks for the learner's {@link tsugiki.course.Answers} and gives a {@link
 * tsugiki.course.Verdict}.
 */
package tsugiki.course;
