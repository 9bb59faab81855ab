package org.afterward.benchmarks.streaming;

import java.time.Duration;
import org.afterward.coders.FactKind;
import org.afterward.coders.Reward;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** The jobs without Beam: Flink's own API, its own kind of source, and serializers by hand. */
final class HandWrittenJob {

  private static final RecordType<Arrival> ARRIVAL =
      new RecordType<>(Arrival.class, new ChainedSerializer<>());
  private static final RecordType<Reward> REWARD =
      new RecordType<>(Reward.class, new ChainedSerializer<>());

  private HandWrittenJob() {}

  static void source(StreamExecutionEnvironment flink, ArrivalPlan plan) {
    arrivals(flink, plan).sinkTo(new DiscardingSink<>());
  }

  static void rewards(StreamExecutionEnvironment flink, ArrivalPlan plan) {
    DataStream<Arrival> arrivals = arrivals(flink, plan);
    DataStream<Shown> shown =
        arrivals
            .flatMap(HandWrittenJob::shown)
            .returns(new RecordType<>(Shown.class, new Shown.Serializer()));
    DataStream<Happened> happened =
        arrivals
            .flatMap(HandWrittenJob::happened)
            .returns(new RecordType<>(Happened.class, new Happened.Serializer()));
    shown
        .keyBy(Shown::user, Types.STRING)
        .connect(happened.keyBy(Happened::user, Types.STRING))
        .process(new HandWrittenRewards(), REWARD)
        .flatMap(HandWrittenJob::take)
        .returns(REWARD)
        .sinkTo(new DiscardingSink<>());
  }

  private static DataStream<Arrival> arrivals(StreamExecutionEnvironment flink, ArrivalPlan plan) {
    Duration outOfOrder = Duration.ofMillis(new Arrivals(plan, 0).outOfOrderMs());
    return flink.fromSource(
        new FlinkArrivalSource(plan),
        WatermarkStrategy.forBoundedOutOfOrderness(outOfOrder),
        "arrivals",
        ARRIVAL);
  }

  private static void shown(Arrival arrival, Collector<Shown> out) {
    if (arrival.isExposure()) {
      out.collect(
          new Shown(
              arrival.user(), new KeptExposure(arrival.at(), arrival.id(), arrival.number())));
    }
  }

  private static void happened(Arrival arrival, Collector<Happened> out) {
    FactKind kind = arrival.kind();
    if (kind != null) {
      out.collect(
          new Happened(
              arrival.user(), new KeptFact(arrival.at(), arrival.id(), kind, arrival.number())));
    }
  }

  /** Nothing goes on from here. */
  private static void take(Reward reward, Collector<Reward> out) {
    Answers.take(reward);
  }
}
