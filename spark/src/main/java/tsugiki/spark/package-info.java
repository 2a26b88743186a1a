/**
 * The kit on Apache Spark: the same pictures, networks and students where one machine is not enough. The central type is
 * {@link tsugiki.spark.PictureRows}: a picture's row comes from {@link tsugiki.spark.PictureList}, is dealt out to a task, read by
 * {@link tsugiki.spark.FarPicture}, passed through the one {@link tsugiki.spark.LoadedNetwork} of its process and written as Parquet.
 */
package tsugiki.spark;
