/**
 * Data sets, from files to batches; the central type is {@link tsugiki.data.DataSet}.
 *
 * <p>A picture's way: {@link tsugiki.data.DataSets#open} finds it, in a folder ({@link tsugiki.data.ImageFolder}) or by a
 * name ({@link tsugiki.data.DataSource}), as an {@link tsugiki.data.Item} of one of three {@link tsugiki.data.Subsets};
 * {@link tsugiki.data.Loader} has it read, augmented and normalised ahead on worker threads, and hands out {@link
 * tsugiki.data.Batch}es.
 */
package tsugiki.data;
