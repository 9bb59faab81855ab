package org.afterward.transforms.learning;

import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PolicyEvaluation;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Judges a policy that never ran by the logged choices of another one: by seven estimators, each
 * with its error, over all choices and in each segment. The output is one record, also where there
 * are no choices.
 *
 * <p>Of bounded input in the global window. The same choices give the same bytes, whatever their
 * order, the bundles and the workers: all sums are exact, and the bootstrap draws by names. Choices
 * are shuffled by user, or by their contents where the user is not known, and only as sums; no
 * worker holds more than some tens of kilobytes for each segment.
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

  private final OffPolicySettings settings;

  private EvaluatePolicy(OffPolicySettings settings) {
    this.settings = settings;
  }

  public static EvaluatePolicy with(OffPolicySettings settings) {
    return new EvaluatePolicy(settings);
  }

  @Override
  public PCollection<PolicyEvaluation> expand(PCollection<LoggedChoice> choices) {
    PCollection<OffPolicyTallies> ofChoices =
        choices.apply(
            "Tally choices",
            Combine.globally(OffPolicyTallying.ofChoices(settings)).withoutDefaults());
    PCollection<OffPolicyTallies> ofPieces =
        choices
            .apply("Name pieces", ParDo.of(new NameFn()))
            .setCoder(
                KvCoder.of(
                    KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of()), choices.getCoder()))
            .apply("Sum pieces", Combine.perKey(new OffPolicySumming(settings)))
            .apply(
                "Tally pieces",
                Combine.globally(OffPolicyTallying.ofPieces(settings)).withoutDefaults());
    // So that there is an evaluation of no choices too.
    PCollection<OffPolicyTallies> ofNothing =
        choices
            .getPipeline()
            .apply(
                "Tally nothing",
                Create.of(new OffPolicyTallies(settings)).withCoder(ofChoices.getCoder()));
    return PCollectionList.of(ofChoices)
        .and(ofPieces)
        .and(ofNothing)
        .apply("Bring together", Flatten.pCollections())
        .apply("Judge", Combine.globally(OffPolicyTallying.together(settings)).withoutDefaults())
        .apply("Report", ParDo.of(new ReportFn()));
  }

  private static final class NameFn
      extends DoFn<LoggedChoice, KV<KV<String, String>, LoggedChoice>> {

    private static final long serialVersionUID = 1;

    @ProcessElement
    public void name(
        @Element LoggedChoice choice, OutputReceiver<KV<KV<String, String>, LoggedChoice>> out) {
      if (choice.hasPropensity()) {
        String name = OffPolicyPiece.name(choice);
        for (String group : OffPolicyPiece.groups(choice)) {
          out.output(KV.of(KV.of(group, name), choice));
        }
      }
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
