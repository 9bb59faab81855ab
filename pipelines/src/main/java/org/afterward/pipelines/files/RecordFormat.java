package org.afterward.pipelines.files;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.ContextSnapshotAvro;
import org.afterward.coders.ContextSnapshotJson;
import org.afterward.coders.EventJson;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureAvro;
import org.afterward.coders.ImplausibleReward;
import org.afterward.coders.ImplausibleRewardAvro;
import org.afterward.coders.ImplausibleRewardJson;
import org.afterward.coders.LateFact;
import org.afterward.coders.LateFactAvro;
import org.afterward.coders.LateFactJson;
import org.afterward.coders.ModelPerformance;
import org.afterward.coders.ModelPerformanceAvro;
import org.afterward.coders.ModelPerformanceJson;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.Pending;
import org.afterward.coders.PendingAvro;
import org.afterward.coders.PendingJson;
import org.afterward.coders.PendingPredictionAvro;
import org.afterward.coders.PendingPredictionJson;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionAvro;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.PredictionOutcomeAvro;
import org.afterward.coders.PredictionOutcomeJson;
import org.afterward.coders.Rejection;
import org.afterward.coders.RejectionAvro;
import org.afterward.coders.RejectionJson;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardAvro;
import org.afterward.coders.RewardExtra;
import org.afterward.coders.RewardJson;
import org.afterward.coders.SkewRow;
import org.afterward.coders.SkewRowAvro;
import org.afterward.coders.SkewRowJson;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformanceJson;
import org.afterward.coders.TrainingRowAvro;
import org.afterward.coders.UserEvent;
import org.afterward.coders.UserEventAvro;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a record becomes a JSON line or a row of Parquet.
 *
 * @param <T> the record
 */
public final class RecordFormat<T> implements Serializable {

  private static final long serialVersionUID = 1;

  private final SerializableFunction<T, String> json;
  private final @Nullable Schema schema;
  private final @Nullable SerializableFunction<T, GenericRecord> avro;

  private RecordFormat(
      SerializableFunction<T, String> json,
      @Nullable Schema schema,
      @Nullable SerializableFunction<T, GenericRecord> avro) {
    this.json = json;
    this.schema = schema;
    this.avro = avro;
  }

  /** Records that have a JSON form only. */
  public static <T> RecordFormat<T> jsonOnly(SerializableFunction<T, String> json) {
    return new RecordFormat<>(json, null, null);
  }

  /** Records that have both forms. */
  public static <T> RecordFormat<T> of(
      SerializableFunction<T, String> json,
      Schema schema,
      SerializableFunction<T, GenericRecord> avro) {
    return new RecordFormat<>(json, schema, avro);
  }

  public static RecordFormat<Exposure> exposures() {
    return of(EventJson::write, ExposureAvro.SCHEMA, ExposureAvro::toAvro);
  }

  public static RecordFormat<UserEvent> userEvents() {
    return of(EventJson::write, UserEventAvro.SCHEMA, UserEventAvro::toAvro);
  }

  public static RecordFormat<Prediction> predictions() {
    return of(EventJson::write, PredictionAvro.SCHEMA, PredictionAvro::toAvro);
  }

  /** With every column. */
  public static RecordFormat<Reward> rewards() {
    return rewards(EnumSet.allOf(RewardExtra.class));
  }

  /** With the columns that every reward fills, and these. */
  public static RecordFormat<Reward> rewards(Set<RewardExtra> extras) {
    Schema schema = RewardAvro.schema(extras);
    return of(RewardJson::write, schema, reward -> RewardAvro.toAvro(reward, schema));
  }

  public static RecordFormat<ImplausibleReward> implausibleRewards() {
    return of(
        ImplausibleRewardJson::write, ImplausibleRewardAvro.SCHEMA, ImplausibleRewardAvro::toAvro);
  }

  public static RecordFormat<Pending<OpenExposure>> pendingExposures() {
    return of(PendingJson::write, PendingAvro.SCHEMA, PendingAvro::toAvro);
  }

  public static RecordFormat<Rejection> rejections() {
    return of(RejectionJson::write, RejectionAvro.SCHEMA, RejectionAvro::toAvro);
  }

  public static RecordFormat<LateFact> lateFacts() {
    return of(LateFactJson::write, LateFactAvro.SCHEMA, LateFactAvro::toAvro);
  }

  public static RecordFormat<PredictionOutcome> predictionOutcomes() {
    return of(
        PredictionOutcomeJson::write, PredictionOutcomeAvro.SCHEMA, PredictionOutcomeAvro::toAvro);
  }

  public static RecordFormat<Pending<OpenPrediction>> pendingPredictions() {
    return of(
        PendingPredictionJson::write, PendingPredictionAvro.SCHEMA, PendingPredictionAvro::toAvro);
  }

  public static RecordFormat<ContextSnapshot> contextSnapshots() {
    return of(ContextSnapshotJson::write, ContextSnapshotAvro.SCHEMA, ContextSnapshotAvro::toAvro);
  }

  public static RecordFormat<SkewRow> skewRows() {
    return of(SkewRowJson::write, SkewRowAvro.SCHEMA, SkewRowAvro::toAvro);
  }

  public static RecordFormat<ModelPerformance> modelPerformances() {
    return of(
        ModelPerformanceJson::write, ModelPerformanceAvro.SCHEMA, ModelPerformanceAvro::toAvro);
  }

  /** One a strategy and day: so few that lines will do. */
  public static RecordFormat<StrategyPerformance> strategyPerformances() {
    return jsonOnly(StrategyPerformanceJson::write);
  }

  /**
   * Rewards as rows to train on: in Parquet flat, see {@link TrainingRowAvro}; in JSON there is no
   * other form than the reward's.
   */
  public static RecordFormat<Reward> trainingRows() {
    return of(RewardJson::write, TrainingRowAvro.SCHEMA, TrainingRowAvro::toAvro);
  }

  /** Lines that are written as they are. */
  public static RecordFormat<String> lines() {
    return jsonOnly(line -> line);
  }

  boolean canBe(FileFormat format) {
    return format == FileFormat.JSON || schema != null;
  }

  String json(T value) {
    return json.apply(value);
  }

  Schema schema() {
    if (schema == null) {
      throw new IllegalStateException("These records have no Parquet form");
    }
    return schema;
  }

  GenericRecord avro(T value) {
    if (avro == null) {
      throw new IllegalStateException("These records have no Parquet form");
    }
    return avro.apply(value);
  }
}
