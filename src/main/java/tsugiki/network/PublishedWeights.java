package tsugiki.network;

import tsugiki.picture.Preprocessing;
import tsugiki.weights.PublishedFile;

/**
 * One published set of weights of a network, with the preprocessing it was measured with.
 *
 * @param name e.g. {@code IMAGENET1K_V2}
 * @param file name in PyTorch's cache; the eight hex digits in it begin the file's SHA-256
 * @param url where it is published; empty when a pip package brings it
 * @param pip the pip package that brings it; empty when it is downloaded
 * @param megabytes size of the file
 * @param top1 accuracy on ImageNet's validation pictures, in percent; NaN for a set of features, without a classifier
 * @param top5 share of pictures whose class is among the five most likely, in percent; NaN as top1
 * @param gflops multiply-adds of one picture of the set's size, in 10^9
 * @param licence as published
 */
public record PublishedWeights(String name, String file, String url, String pip, double megabytes, double top1, double top5,
        double gflops, Preprocessing preprocessing, String licence) {

    /**
     * What the weights were learnt from. SWAG's sets saw 3.6 billion photographs with hashtags before ImageNet (Singh et
     * al. 2022, "Revisiting Weakly Supervised Pre-Training of Visual Perception Models"); all others ImageNet only.
     */
    public String learntFrom() {
        return !name.contains("SWAG") ? "ImageNet"
                : name.contains("LINEAR") ? "hashtags; the head: ImageNet" : "hashtags, then ImageNet";
    }

    /** The file as PyTorch's cache knows it. */
    public PublishedFile publishedFile() {
        return url.isEmpty() ? PublishedFile.packaged(file) : PublishedFile.at(url);
    }
}
