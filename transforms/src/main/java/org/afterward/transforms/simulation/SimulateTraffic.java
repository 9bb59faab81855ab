package org.afterward.transforms.simulation;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureCoder;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionCoder;
import org.afterward.coders.UserEvent;
import org.afterward.coders.UserEventCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;

/**
 * Makes the traffic of a {@link Simulation}.
 *
 * <p>Bounded. The same simulation always gives the same elements, whatever the runner, the
 * parallelism and the range size. They come in no order, repeated deliveries and broken events
 * among them, each at its event time; what has none, as all garbage, at the earliest time that
 * there is. The counters {@code exposures}, {@code user_events}, {@code predictions} (valid and
 * distinct), {@code broken}, {@code garbage} and {@code repeated} say what was planted. No state; a
 * few microseconds an element; holds one person at a time.
 *
 * <pre>{@code
 * SimulatedTraffic traffic =
 *     pipeline.apply("Simulate", SimulateTraffic.of(Simulation.of(42).withUsers(10_000)));
 * traffic.exposures().apply(...);
 * }</pre>
 */
public final class SimulateTraffic extends PTransform<PBegin, SimulatedTraffic> {

  private static final long serialVersionUID = 1;
  private static final int MOST_RANGES = 1_000;
  private static final int LEAST_USERS_IN_A_RANGE = 20;

  private final Simulation simulation;
  private final int usersPerRange;

  private SimulateTraffic(Simulation simulation, int usersPerRange) {
    this.simulation = simulation;
    this.usersPerRange = usersPerRange;
  }

  public static SimulateTraffic of(Simulation simulation) {
    int usersPerRange = Math.max(LEAST_USERS_IN_A_RANGE, simulation.users() / MOST_RANGES);
    return new SimulateTraffic(simulation, usersPerRange);
  }

  /** So many users are one element of work. It changes the speed and never the traffic. */
  public SimulateTraffic withUsersPerRange(int users) {
    if (users < 1) {
      throw new IllegalArgumentException("A range has at least one user, not " + users);
    }
    return new SimulateTraffic(simulation, users);
  }

  @Override
  public SimulatedTraffic expand(PBegin begin) {
    List<Integer> firstUsers = new ArrayList<>();
    for (long first = 0; first < simulation.users(); first += usersPerRange) {
      firstUsers.add((int) first);
    }
    PCollectionTuple traffic =
        begin
            .apply("Ranges of users", Create.of(firstUsers).withCoder(VarIntCoder.of()))
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply(
                "Tell stories",
                ParDo.of(new TellStories(simulation, usersPerRange))
                    .withOutputTags(
                        SimulatedTraffic.EXPOSURES,
                        TupleTagList.of(SimulatedTraffic.USER_EVENTS)
                            .and(SimulatedTraffic.PREDICTIONS)
                            .and(SimulatedTraffic.GARBAGE)));
    return new SimulatedTraffic(
        traffic.get(SimulatedTraffic.EXPOSURES).setCoder(ExposureCoder.of()),
        traffic.get(SimulatedTraffic.USER_EVENTS).setCoder(UserEventCoder.of()),
        traffic.get(SimulatedTraffic.PREDICTIONS).setCoder(PredictionCoder.of()),
        traffic.get(SimulatedTraffic.GARBAGE).setCoder(StringUtf8Coder.of()));
  }

  private static final class TellStories extends DoFn<Integer, Exposure> {

    private static final long serialVersionUID = 1;

    private final Simulation simulation;
    private final int usersPerRange;

    TellStories(Simulation simulation, int usersPerRange) {
      this.simulation = simulation;
      this.usersPerRange = usersPerRange;
    }

    @ProcessElement
    public void tell(@Element Integer firstUser, MultiOutputReceiver out) {
      long end = Math.min(simulation.users(), (long) firstUser + usersPerRange);
      Planted planted = Planted.NOTHING;
      for (int user = firstUser; user < end; user++) {
        Person person = Person.of(simulation, user);
        person.records().forEach(record -> send(record, out));
        planted = planted.plus(person.planted());
      }
      count("exposures", planted.exposures());
      count("user_events", planted.userEvents());
      count("predictions", planted.predictions());
      count("broken", planted.broken());
      count("garbage", planted.garbage());
      count("repeated", planted.repeated());
    }

    private static void send(Simulated record, MultiOutputReceiver out) {
      if (record instanceof Simulated.Garbage garbage) {
        out.get(SimulatedTraffic.GARBAGE).output(garbage.line());
      } else if (record instanceof Simulated.Delivered delivered) {
        send(delivered.event(), out);
      }
    }

    private static void send(Event event, MultiOutputReceiver out) {
      Instant at = timestamp(event);
      if (event instanceof UserEvent userEvent) {
        out.get(SimulatedTraffic.USER_EVENTS).outputWithTimestamp(userEvent, at);
      } else if (event instanceof Exposure exposure) {
        out.get(SimulatedTraffic.EXPOSURES).outputWithTimestamp(exposure, at);
      } else if (event instanceof Prediction prediction) {
        out.get(SimulatedTraffic.PREDICTIONS).outputWithTimestamp(prediction, at);
      }
    }

    private static Instant timestamp(Event event) {
      return event.at() == Event.NO_TIME
          ? BoundedWindow.TIMESTAMP_MIN_VALUE
          : Instant.ofEpochMilli(event.at());
    }

    private static void count(String what, long number) {
      Metrics.counter(SimulateTraffic.class, what).inc(number);
    }
  }
}
