/**
 * What only lessons need; the central type is {@link tsugiki.course.Course}.
 *
 * <p>A picture's way: {@link tsugiki.course.Course#data} opens what the learner chose, no more of it than the {@link
 * tsugiki.course.Profile} says; the rooms below do the work; {@link tsugiki.course.Result} keeps an accuracy for the
 * table of the course, {@link tsugiki.course.Check} tells whether an exercise is right.
 */
package tsugiki.course;
