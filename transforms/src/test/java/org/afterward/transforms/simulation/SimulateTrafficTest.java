package org.afterward.transforms.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.simulation.Simulated.Delivered;
import org.afterward.transforms.simulation.Simulated.Garbage;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestPipelineExtension.class)
class SimulateTrafficTest {

  private static final Simulation SIMULATION =
      Simulation.of(21)
          .withUsers(12)
          .withDays(2)
          .withPredictedRequests(1)
          .withDirt(Dirt.usual().withMalformed(0.2));
  private static final Told TOLD = Told.by(SIMULATION);

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12, 1_000})
  void whatever_the_ranges_the_traffic_is_that_of_all_people_at_its_times(
      int usersPerRange, TestPipeline pipeline) {
    SimulatedTraffic traffic =
        pipeline.apply("Simulate", SimulateTraffic.of(SIMULATION).withUsersPerRange(usersPerRange));

    isAllOf(Exposure.class, "Times of exposures", traffic.exposures());
    isAllOf(UserEvent.class, "Times of user events", traffic.userEvents());
    isAllOf(Prediction.class, "Times of predictions", traffic.predictions());
    PAssert.that(traffic.garbage())
        .containsInAnyOrder(TOLD.garbage().stream().map(Garbage::line).toList());
    pipeline.run().waitUntilFinish();
  }

  @Test
  void a_range_without_users_is_refused() {
    assertThatThrownBy(() -> SimulateTraffic.of(SIMULATION).withUsersPerRange(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static <T extends Event> void isAllOf(
      Class<T> kind, String name, PCollection<T> traffic) {
    List<TimestampedValue<T>> expected =
        Stream.of(Simulated.Condition.values())
            .flatMap(condition -> TOLD.delivered(condition).stream())
            .map(Delivered::event)
            .filter(kind::isInstance)
            .map(kind::cast)
            .map(event -> TimestampedValue.of(event, timestamp(event)))
            .toList();
    assertThat(expected).isNotEmpty();
    PAssert.that(traffic.apply(name, Reify.timestamps())).containsInAnyOrder(expected);
  }

  private static Instant timestamp(Event event) {
    return event.at() == Event.NO_TIME
        ? BoundedWindow.TIMESTAMP_MIN_VALUE
        : Instant.ofEpochMilli(event.at());
  }
}
