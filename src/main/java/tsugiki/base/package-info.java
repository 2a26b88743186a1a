/**
 * What every room needs: {@link tsugiki.base.CourseException}, the one error a learner reads;
 * {@link tsugiki.base.Progress}; {@link tsugiki.base.Home}, where files live;
 * {@link tsugiki.base.AtomicFiles}, how files are written; {@link tsugiki.base.ProcessLock}, who may write;
 * {@link tsugiki.base.Reason} and {@link tsugiki.base.Shown}, how the machine's words and foreign names reach a learner;
 * {@link tsugiki.base.Rows}, how anything becomes a table.
 *
 * <p>The lowest room: it knows nothing of pictures or networks.
 */
package tsugiki.base;
