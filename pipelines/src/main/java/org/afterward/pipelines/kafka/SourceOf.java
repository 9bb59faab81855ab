package org.afterward.pipelines.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;

/**
 * Finds the source inside of {@code KafkaIO.read()}, which keeps it to itself: in a pipeline that
 * is made for nothing else, and never runs.
 */
final class SourceOf extends Pipeline.PipelineVisitor.Defaults {

  private final List<UnboundedSource<?, ?>> found = new ArrayList<>();

  private SourceOf() {}

  /** The source by which a transform reads. */
  // A transform that gives these records has a source that does.
  @SuppressWarnings("unchecked")
  static <K, V> UnboundedSource<KafkaRecord<K, V>, ?> reading(KafkaIO.Read<K, V> read) {
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(NeverRunner.class);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply("Read", read);
    SourceOf visitor = new SourceOf();
    pipeline.traverseTopologically(visitor);
    if (visitor.found.size() != 1) {
      throw new IllegalStateException("KafkaIO has not one source, but " + visitor.found);
    }
    return (UnboundedSource<KafkaRecord<K, V>, ?>) visitor.found.get(0);
  }

  @Override
  public CompositeBehavior enterCompositeTransform(Node node) {
    visit(node);
    return CompositeBehavior.ENTER_TRANSFORM;
  }

  @Override
  public void visitPrimitiveTransform(Node node) {
    visit(node);
  }

  private void visit(Node node) {
    if (node.getTransform() instanceof Read.Unbounded<?> read) {
      found.add(read.getSource());
    }
  }

  /** Needed to make a pipeline, whatever runner there is: so the user's options play no part. */
  static final class NeverRunner extends PipelineRunner<PipelineResult> {

    /** Beam calls it by this name. */
    @SuppressWarnings("unused")
    public static NeverRunner fromOptions(PipelineOptions options) {
      return new NeverRunner();
    }

    @Override
    public PipelineResult run(Pipeline pipeline) {
      throw new UnsupportedOperationException("This pipeline is only looked at");
    }
  }
}
