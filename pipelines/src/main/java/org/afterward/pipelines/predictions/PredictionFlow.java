package org.afterward.pipelines.predictions;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Fact;
import org.afterward.coders.ModelPerformance;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteTogether;
import org.afterward.pipelines.kafka.KafkaConnection;
import org.afterward.pipelines.kafka.WriteTopic;
import org.afterward.pipelines.sinks.OutputFiles;
import org.afterward.pipelines.sinks.WriteRejections;
import org.afterward.pipelines.sources.IncomingEvents;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.waiting.Outcomes;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;

/**
 * What came of predictions, and how good the models are: of events with an end or without one. The
 * names of the steps are in every savepoint.
 */
final class PredictionFlow {

  private static final long DAY_MS = 86_400_000;

  private final PredictionsOptions options;
  private final PredictionTerms terms;
  private final OutputFiles files;

  PredictionFlow(PredictionsOptions options, PredictionTerms terms) {
    this.options = options;
    this.terms = terms;
    this.files = OutputFiles.of(options, options.getFormat());
  }

  void build(IncomingEvents events) {
    EventContract contract = terms.contract();
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    events.failuresTo(rejected);
    PCollection<Prediction> predictions =
        events
            .predictions()
            .apply("Validate predictions", ValidatePredictions.against(contract.predictions()))
            .failuresTo(rejected);
    PCollection<KV<String, Fact>> facts =
        events
            .userEvents()
            .apply("Validate activity", ValidateUserEvents.against(contract.userEvents()))
            .failuresTo(rejected)
            .apply("To facts", ToFacts.create());
    // They mean nothing for predictions; that they are invalid somebody wants to know.
    events
        .exposures()
        .apply("Validate exposures", ValidateExposures.against(contract.exposures()))
        .failuresTo(rejected);

    Outcomes<OpenPrediction, PredictionOutcome> outcomes =
        predictions.apply("Await answers", terms.awaiting().observing(facts));
    PCollection<ModelPerformance> models =
        outcomes.settled().apply("Score models", terms.scoring());

    writeTopics(outcomes.settled(), models);
    files.write(
        "outcomes",
        outcomes.settled(),
        RecordFormat.predictionOutcomes(),
        outcome -> outcome.prediction().madeAt());
    files.write(
        "pending",
        outcomes.pending(),
        RecordFormat.pendingPredictions(),
        pending -> pending.decision().madeAt());
    files.write("models", models, RecordFormat.modelPerformances(), model -> model.day() * DAY_MS);
    WriteRejections.as(options, files).of(rejected);
    if (isStream(models)) {
      files.write("late", outcomes.lateFacts(), RecordFormat.lateFacts(), late -> late.fact().at());
    } else {
      outcomes
          .settled()
          .apply("Score models over all days", terms.scoring().overAllDays())
          .apply("Write summary", WriteTogether.into(options.getOutput(), ModelsFile::write));
    }
  }

  private void writeTopics(
      PCollection<PredictionOutcome> outcomes, PCollection<ModelPerformance> models) {
    String outcomesTopic = options.getOutcomesTopic();
    if (outcomesTopic != null) {
      outcomes.apply(
          "Write outcomes topic",
          WriteTopic.predictionOutcomes(KafkaConnection.of(options), outcomesTopic).as(options));
    }
    String modelsTopic = options.getModelsTopic();
    if (modelsTopic != null) {
      models.apply(
          "Write models topic",
          WriteTopic.modelPerformances(KafkaConnection.of(options), modelsTopic).as(options));
    }
  }

  private static boolean isStream(PCollection<?> records) {
    return records.isBounded() == IsBounded.UNBOUNDED;
  }
}
