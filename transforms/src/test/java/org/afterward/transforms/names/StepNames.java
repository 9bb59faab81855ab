package org.afterward.transforms.names;

import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.reflect.DoFnSignature;
import org.apache.beam.sdk.transforms.reflect.DoFnSignatures;
import org.apache.beam.sdk.values.PCollection;

/**
 * What of a pipeline is written into a savepoint, as lines of text: the names of its steps, and of
 * those with state the key, each state and each timer.
 */
final class StepNames extends Pipeline.PipelineVisitor.Defaults {

  private final String root;
  private final SortedSet<String> lines = new TreeSet<>();

  private StepNames(String root) {
    this.root = root;
  }

  /** Of the steps inside of this one. */
  static SortedSet<String> within(String root, Pipeline pipeline) {
    StepNames names = new StepNames(root);
    pipeline.traverseTopologically(names);
    return names.lines;
  }

  @Override
  public void visitPrimitiveTransform(TransformHierarchy.Node node) {
    if (!node.getFullName().startsWith(root + "/")) {
      return;
    }
    lines.add(node.getFullName());
    if (node.getTransform() instanceof ParDo.MultiOutput<?, ?> parDo) {
      DoFn<?, ?> fn = parDo.getFn();
      DoFnSignature signature = DoFnSignatures.getSignature(fn.getClass());
      if (signature.usesState() || signature.usesTimers()) {
        addState(node, fn, signature);
      }
    }
  }

  private void addState(TransformHierarchy.Node node, DoFn<?, ?> fn, DoFnSignature signature) {
    String step = node.getFullName();
    PCollection<?> input = (PCollection<?>) node.getInputs().values().iterator().next();
    lines.add(step + ": key " + name(((KvCoder<?, ?>) input.getCoder()).getKeyCoder()));
    signature
        .stateDeclarations()
        .forEach(
            (id, state) -> {
              StateSpec<?> spec = (StateSpec<?>) valueOf(state.field(), fn);
              lines.add(step + ": state " + id + " = " + spec.match(new KindOfState()));
            });
    signature
        .timerDeclarations()
        .forEach(
            (id, timer) -> {
              TimerSpec spec = (TimerSpec) valueOf(timer.field(), fn);
              String plainId = id.substring(DoFnSignature.TimerDeclaration.PREFIX.length());
              lines.add(step + ": timer " + plainId + " in " + spec.getTimeDomain());
            });
  }

  private static Object valueOf(java.lang.reflect.Field field, DoFn<?, ?> fn) {
    try {
      field.setAccessible(true);
      return field.get(fn);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(Coder<?> coder) {
    return coder.getClass().getSimpleName();
  }

  /** The only two kinds that we use. */
  private static final class KindOfState extends StateSpec.Cases.WithDefault<String> {
    @Override
    public String dispatchValue(Coder<?> coder) {
      return "value by " + name(coder);
    }

    @Override
    public String dispatchBag(Coder<?> coder) {
      return "bag by " + name(coder);
    }

    @Override
    public String dispatchOrderedList(Coder<?> coder) {
      return dispatchDefault();
    }

    @Override
    protected String dispatchDefault() {
      throw new AssertionError("A state that not every runner has");
    }
  }
}
