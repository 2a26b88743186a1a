/**
 * From files to batches; the central type is {@link tsugiki.data.DataSet}.
 *
 * <p>A picture's way: {@link tsugiki.data.DataSets#open} lists files as {@link tsugiki.data.Item}s,
 * {@link tsugiki.data.Picture#read} decodes and turns it upright, an {@link tsugiki.data.Augmentation}
 * may change it, {@link tsugiki.data.Preprocessing} resizes, crops and normalises it, and
 * {@link tsugiki.data.Loader} does all that ahead on worker threads and hands out
 * {@link tsugiki.data.Batch}es.
 */
package tsugiki.data;
