package org.afterward.pipelines.sources;

import org.afterward.pipelines.files.PartReading;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Something that holds events and has an end.
 *
 * @param what it is, as the name of its steps says it: {@code files}
 * @param events about how many there are; a guess, by which work is divided
 * @param parts finds it when the pipeline runs, and cuts it into parts
 * @param reading how such a part is read
 * @param <P> a part of it
 */
public record EventSource<P>(
    String what, long events, PTransform<PBegin, PCollection<P>> parts, PartReading<P> reading) {}
