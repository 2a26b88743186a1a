/**
 * What every room needs: {@link tsugiki.base.CourseException}, the one error a learner reads;
 * {@link tsugiki.base.Progress}; {@link tsugiki.base.Home}, where files live.
 *
 * <p>The lowest room: it knows nothing of pictures or networks.
 */
package tsugiki.base;
