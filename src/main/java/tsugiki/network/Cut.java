package tsugiki.network;

import ai.djl.ndarray.types.Shape;

/**
 * A place where a network can be cut: {@link Network#upTo} runs all before it.
 *
 * @param path of the last block that runs, e.g. {@code layer3}
 * @param output of one picture of the native size, {@code [1, C, h, w]}, or {@code [1, T, D]} of tokens
 */
public record Cut(String path, Shape output) {}
