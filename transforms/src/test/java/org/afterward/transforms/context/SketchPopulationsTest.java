package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureCoder;
import org.afterward.coders.Fact;
import org.afterward.coders.FactCoder;
import org.afterward.coders.FactKind;
import org.afterward.coders.IsoTime;
import org.afterward.coders.PopulationSketch;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedSnapshot;
import org.afterward.coders.TimelineBuilder;
import org.afterward.transforms.waiting.LookbackRoom;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class SketchPopulationsTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long START = IsoTime.parse("2024-01-01T00:00:00Z");
  private static final Instant END = Instant.ofEpochMilli(START + 10 * 24 * HOUR);
  private static final SnapshotTerms TERMS = SnapshotTerms.standard().in(ZoneId.of("Asia/Seoul"));

  private static final List<Exposure> SHOWN =
      List.of(exposure("exp_1", "usr_1"), exposure("exp_2", "usr_new"));

  @Test
  void populations_are_those_of_the_snapshots_of_all_days(TestPipeline pipeline) {
    Random random = new Random(1);
    List<KV<String, Fact>> happened = new ArrayList<>();
    FactKind[] kinds = FactKind.values();
    for (int i = 0; i < 400; i++) {
      FactKind kind = kinds[random.nextInt(kinds.length)];
      long at = START + HOUR * random.nextInt(9 * 24);
      happened.add(
          KV.of("usr_" + random.nextInt(20), new Fact(at, "evt_" + i, kind, i % 50, "", "")));
    }
    PCollection<KV<String, Fact>> facts =
        pipeline.apply(
            "Facts",
            Create.of(happened).withCoder(KvCoder.of(StringUtf8Coder.of(), FactCoder.of())));
    PCollection<Exposure> exposures =
        pipeline.apply("Exposures", Create.of(SHOWN).withCoder(ExposureCoder.of()));

    PCollection<PopulationSketch> swept =
        exposures.apply(
            "Sketch populations",
            SketchPopulations.under(TERMS).observing(facts).completeUntil(END));
    PCollection<PopulationSketch> ofSnapshots =
        exposures
            .apply(
                "Snapshot days",
                SnapshotContexts.by(SnapshotRetrospection.ofDays(TERMS))
                    .observing(facts)
                    .completeUntil(END))
            .settled()
            .apply("Take", MapElements.via(new ToSnapshot()))
            .apply("Score", ScoreBoxes.under(TERMS.boxes()).inZone(TERMS.zone()));

    // So few are kept whole, so that their bytes are the same.
    List<PopulationSketch> expected = expected(happened);
    PAssert.that(swept).containsInAnyOrder(expected);
    PAssert.that(ofSnapshots).containsInAnyOrder(expected);
    assertThat(expected).hasSizeGreaterThan(30);
    pipeline.run().waitUntilFinish();
  }

  /** By the rules alone. */
  private static List<PopulationSketch> expected(List<KV<String, Fact>> happened) {
    SnapshotRetrospection days = SnapshotRetrospection.ofDays(TERMS);
    Map<String, TimelineBuilder> people = new TreeMap<>();
    happened.forEach(fact -> story(fact.getKey(), people).add(days.trim(fact.getValue())));
    for (Exposure shown : SHOWN) {
      story(shown.userId(), people).add(days.remember(ServedContext.of(shown)));
    }
    DayScores scores = new DayScores(BoxScores.under(TERMS.boxes()), TERMS.zone());
    people
        .values()
        .forEach(
            story ->
                new LookbackRoom<>(days, story.build())
                    .advanceTo(END.getMillis(), day -> scores.add(day.snapshot())));
    List<PopulationSketch> expected = new ArrayList<>();
    scores.forEach(
        (key, sketch) ->
            expected.add(
                new PopulationSketch(
                    key.day(), key.box(), key.policy(), sketch.n(), sketch.bytes())));
    return expected;
  }

  private static TimelineBuilder story(String person, Map<String, TimelineBuilder> people) {
    return people.computeIfAbsent(person, TimelineBuilder::new);
  }

  private static Exposure exposure(String id, String user) {
    return new Exposure(
        id,
        START + 30 * HOUR,
        user,
        "",
        2,
        "",
        new ProfileMix(0.3, 0.5, 0.2),
        Double.NaN,
        Double.NaN,
        ContextVector.empty(),
        Map.of("profile_completeness", 0.5),
        List.of(),
        "discovery");
  }

  private static final class ToSnapshot extends SimpleFunction<ServedSnapshot, ContextSnapshot> {
    @Override
    public ContextSnapshot apply(ServedSnapshot served) {
      return served.snapshot();
    }
  }
}
