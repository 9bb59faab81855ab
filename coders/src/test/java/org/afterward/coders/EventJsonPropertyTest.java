package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds of reading and writing whatever the event, and whatever the bytes. */
class EventJsonPropertyTest {

  private static final List<String> SPLINTERS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\u",
          "\\ud800",
          "\ud83d\ude00",
          "null",
          "true",
          "NaN",
          "1e400",
          "-",
          "0",
          "4.5",
          "1e-999999999999",
          "\0",
          "\uFEFF",
          "\n",
          " ",
          "//",
          "\"event_type\":\"VIEW\"",
          "\"event_type\":\"EXPOSURE\"",
          "\"timestamp\":",
          "\"amount\":",
          "\"user_context_vector\":[",
          "\"profiles_shown\":[{",
          "\"strategy_applied\":{",
          "\"context_fields\":{",
          "\"input\":{\"context\":{",
          "\"prediction\":{");

  @Property(tries = 300, seed = "1")
  void a_user_event_that_was_written_is_read_back(@ForAll("userEvents") UserEvent event)
      throws Exception {
    assertReadBack(event, EventJson.write(event));
  }

  @Property(tries = 300, seed = "2")
  void an_exposure_that_was_written_is_read_back(@ForAll("exposures") Exposure exposure)
      throws Exception {
    assertReadBack(exposure, EventJson.write(exposure));
  }

  @Property(tries = 300, seed = "3")
  void a_prediction_that_was_written_is_read_back(@ForAll("predictions") Prediction prediction)
      throws Exception {
    assertReadBack(prediction, EventJson.write(prediction));
  }

  @Property(tries = 1000, seed = "4")
  void any_bytes_are_an_event_or_are_refused(@ForAll @Size(max = 200) byte[] bytes) {
    assertEventOrRefusal(bytes);
  }

  @Property(tries = 2000, seed = "5")
  void any_splinters_of_json_are_an_event_or_are_refused(@ForAll("splinters") String text) {
    assertEventOrRefusal(text.getBytes(StandardCharsets.UTF_8));
    assertEventOrRefusal(("{\"event_type\":\"EXPOSURE\"," + text).getBytes(StandardCharsets.UTF_8));
  }

  @Example
  void a_line_that_was_cut_off_is_refused_wherever_it_was_cut() {
    byte[] line = SpecExamples.oneLine(SpecExamples.EXPOSURE_JSON).getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < line.length; length++) {
      assertThat(assertEventOrRefusal(Arrays.copyOf(line, length))).isFalse();
    }
    assertThat(assertEventOrRefusal(line)).isTrue();
  }

  @Property(tries = 2000, seed = "7")
  void a_line_with_some_bytes_changed_is_an_event_or_is_refused(
      @ForAll("lines") String line, @ForAll("changes") List<int[]> changes) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    for (int[] change : changes) {
      bytes[change[0] % bytes.length] = (byte) change[1];
    }
    assertEventOrRefusal(bytes);
  }

  @Property(tries = 500, seed = "8")
  void a_line_with_splinters_in_it_is_an_event_or_is_refused(
      @ForAll("lines") String line,
      @ForAll("splinters") String splinters,
      @ForAll("places") int place) {
    int at = place % line.length();
    String broken = line.substring(0, at) + splinters + line.substring(at);
    assertEventOrRefusal(broken.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<UserEvent> userEvents() {
    return EventArbitraries.userEvents();
  }

  @Provide
  Arbitrary<Exposure> exposures() {
    return EventArbitraries.exposures();
  }

  @Provide
  Arbitrary<Prediction> predictions() {
    return EventArbitraries.predictions();
  }

  @Provide
  Arbitrary<String> splinters() {
    return Arbitraries.of(SPLINTERS).list().ofMaxSize(15).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.of(
        SpecExamples.oneLine(SpecExamples.EXPOSURE_JSON),
        SpecExamples.oneLine(SpecExamples.PREDICTION_JSON),
        "{\"event_type\":\"CURRENCY_SPEND\",\"timestamp\":\"2024-01-15T19:30:00.123+09:00\","
            + "\"spend_type\":\"super_like\",\"amount\":3,\"user_id\":\"\\u00e9\"}");
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 10_000);
  }

  @Provide
  Arbitrary<List<int[]>> changes() {
    Arbitrary<Integer> bytes =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-128, 127),
            Arbitraries.of((int) '"', (int) '\\', (int) '{', (int) '}', (int) ',', 0, (int) 'e'));
    return Combinators.combine(places(), bytes)
        .as((place, value) -> new int[] {place, value})
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static void assertReadBack(Event event, String line) throws Exception {
    assertThat(line).doesNotContain("\n", "\r");
    RawRecord raw = RawRecord.of(line);
    Parsed<Event> parsed = EventJson.read(raw);
    assertThat(parsed).isEqualTo(new Parsed<>(event, raw, List.of()));
  }

  /** Fails on any exception but a refusal, and on words that are not fit for a report. */
  private static boolean assertEventOrRefusal(byte[] bytes) {
    try {
      EventJson.read(new RawRecord(Bytes.wrap(bytes), "", 0, Event.NO_TIME))
          .misread()
          .forEach(EventJsonPropertyTest::assertFitForReport);
      return true;
    } catch (UnreadableEventException refusal) {
      assertFitForReport(refusal.broken());
      assertThat(Surrogates.areAllPaired(refusal.what())).isTrue();
      return false;
    }
  }

  private static void assertFitForReport(BrokenRule broken) {
    assertThat(broken.rule()).isNotEmpty();
    assertThat(broken.problem()).isNotEmpty().hasSizeLessThan(400).doesNotContain("Source:");
    assertThat(Surrogates.areAllPaired(broken.problem() + broken.field())).isTrue();
    assertThat(broken.problem().chars().noneMatch(Character::isISOControl)).isTrue();
  }
}
