package org.afterward.transforms.learning;

import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PolicyEvaluation;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Judges a policy that never ran by the logged choices of another one: by seven estimators, each
 * with its error, over all choices and in each segment; and says by how much it is better than what
 * was logged, and than a baseline where all choices know of one. The output is one record, also
 * where there are no choices.
 *
 * <p>Of bounded input in the global window. The same choices give the same bytes, whatever their
 * order, the bundles and the workers: all sums are exact, and the bootstrap draws by names. What is
 * shuffled are not choices but their sums, by user, or by their contents where the user is not
 * known, packed into shards. A worker holds one shard of these, about a kilobyte for each user and
 * group (all choices, a segment); what is brought together in the end is some tens of kilobytes for
 * each group, however many users there are.
 *
 * <pre>{@code
 * PCollection<PolicyEvaluation> evaluation =
 *     choices.apply("Evaluate policy", EvaluatePolicy.with(OffPolicySettings.standard()));
 * }</pre>
 *
 * @see OffPolicyContract the choices that it takes; one that breaks it fails the run
 */
public final class EvaluatePolicy
    extends PTransform<PCollection<LoggedChoice>, PCollection<PolicyEvaluation>> {

  private static final long serialVersionUID = 1;

  private static final int SHARDS = 128;

  /**
   * So that a bundle of any size takes some forty megabytes, and yet the users of a middling
   * company are shipped once, and not again and again.
   */
  private static final int MOST_PIECES = 60_000;

  private final OffPolicySettings settings;
  private final int shards;
  private final int mostPieces;

  private EvaluatePolicy(OffPolicySettings settings, int shards, int mostPieces) {
    this.settings = settings;
    this.shards = shards;
    this.mostPieces = mostPieces;
  }

  public static EvaluatePolicy with(OffPolicySettings settings) {
    return new EvaluatePolicy(settings, SHARDS, MOST_PIECES);
  }

  /** Into how many shards users are packed: more where a shard of them is too much for a worker. */
  public EvaluatePolicy withShards(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " shards");
    }
    return new EvaluatePolicy(settings, count, mostPieces);
  }

  /** How many pieces of evidence of a bundle are at hand before they are shipped. */
  EvaluatePolicy withMostPieces(int count) {
    return new EvaluatePolicy(settings, shards, count);
  }

  @Override
  public PCollection<PolicyEvaluation> expand(PCollection<LoggedChoice> choices) {
    requireBoundedAndGlobal(choices);
    Coder<OffPolicyTallies> coder = new OffPolicyTalliesCoder(settings);
    PCollectionTuple packed =
        choices.apply(
            "Pack",
            ParDo.of(new OffPolicyPackFn(settings, shards, mostPieces))
                .withOutputTags(OffPolicyPackFn.PIECES, TupleTagList.of(OffPolicyPackFn.TALLIES)));
    PCollection<OffPolicyTallies> ofChoices = packed.get(OffPolicyPackFn.TALLIES).setCoder(coder);
    PCollection<OffPolicyTallies> ofPieces =
        packed
            .get(OffPolicyPackFn.PIECES)
            .setCoder(KvCoder.of(VarIntCoder.of(), OffPolicyPiecesCoder.of()))
            .apply("Bring shards together", GroupByKey.create())
            .apply("Tally pieces", ParDo.of(new TallyFn(settings)))
            .setCoder(coder);
    // So that there is an evaluation of no choices too.
    PCollection<OffPolicyTallies> ofNothing =
        choices
            .getPipeline()
            .apply("Tally nothing", Create.of(new OffPolicyTallies(settings)).withCoder(coder));
    return PCollectionList.of(ofChoices)
        .and(ofPieces)
        .and(ofNothing)
        .apply("Bring tallies together", Flatten.pCollections())
        .apply("Add up", Combine.globally(new OffPolicyMerging(settings)).withoutDefaults())
        .apply("Report", ParDo.of(new ReportFn()));
  }

  private static void requireBoundedAndGlobal(PCollection<LoggedChoice> choices) {
    if (choices.isBounded() != IsBounded.BOUNDED
        || !(choices.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      throw new IllegalArgumentException(
          "EvaluatePolicy judges by choices that have an end, and all of them together: "
              + choices.getName());
    }
  }

  private static final class TallyFn
      extends DoFn<KV<Integer, Iterable<OffPolicyPieces>>, OffPolicyTallies> {

    private static final long serialVersionUID = 1;

    private final OffPolicySettings settings;

    TallyFn(OffPolicySettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void tally(
        @Element KV<Integer, Iterable<OffPolicyPieces>> shard,
        OutputReceiver<OffPolicyTallies> out) {
      OffPolicyPieces pieces = new OffPolicyPieces();
      shard.getValue().forEach(pieces::add);
      OffPolicyTallies tallies = new OffPolicyTallies(settings);
      pieces.tallyInto(tallies);
      out.output(tallies);
    }
  }

  private static final class ReportFn extends DoFn<OffPolicyTallies, PolicyEvaluation> {

    private static final long serialVersionUID = 1;

    @ProcessElement
    public void report(@Element OffPolicyTallies tallies, OutputReceiver<PolicyEvaluation> out) {
      out.output(tallies.evaluation());
    }
  }
}
