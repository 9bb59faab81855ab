package org.afterward.pipelines.files;

import java.io.Serializable;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.ContextSnapshotAvro;
import org.afterward.coders.ContextSnapshotCoder;
import org.afterward.coders.ContextSnapshotJson;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.OpenExposureCoder;
import org.afterward.coders.Pending;
import org.afterward.coders.PendingAvro;
import org.afterward.coders.PendingCoder;
import org.afterward.coders.PendingJson;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardAvro;
import org.afterward.coders.RewardCoder;
import org.afterward.coders.RewardJson;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * How one of our own records comes back from a JSON line or a row of Parquet: the other way round
 * than {@link RecordFormat}.
 *
 * @param json of a line
 * @param avro of a row, also one that lacks optional columns or has more
 * @param columns where only some columns are wanted, those of a file's schema; else null, and
 *     {@code avro} takes whole rows
 * @param coder of the record in a pipeline
 * @param <T> the record
 */
public record RecordReading<T>(
    SerializableFunction<String, T> json,
    SerializableFunction<GenericRecord, T> avro,
    @Nullable OfColumns<T> columns,
    Coder<T> coder)
    implements Serializable {

  /** Finds the columns of a file that are wanted. */
  interface OfColumns<T> extends Serializable {
    RecordColumns<T> in(MessageType schema);
  }

  /** Of whole rows. */
  public RecordReading(
      SerializableFunction<String, T> json,
      SerializableFunction<GenericRecord, T> avro,
      Coder<T> coder) {
    this(json, avro, null, coder);
  }

  public static RecordReading<Reward> rewards() {
    return new RecordReading<>(RewardJson::read, RewardAvro::fromAvro, RewardCoder.of());
  }

  /** Rewards, out of Parquet without what led to them. */
  public static RecordReading<Reward> worthOfRewards() {
    return new RecordReading<>(
        RewardJson::read, RewardAvro::fromAvro, RewardWorthColumns::new, RewardCoder.of());
  }

  public static RecordReading<ContextSnapshot> contextSnapshots() {
    return new RecordReading<>(
        ContextSnapshotJson::read, ContextSnapshotAvro::fromAvro, ContextSnapshotCoder.of());
  }

  public static RecordReading<Pending<OpenExposure>> pendingExposures() {
    return new RecordReading<>(
        PendingJson::read, PendingAvro::fromAvro, PendingCoder.of(OpenExposureCoder.of()));
  }
}
