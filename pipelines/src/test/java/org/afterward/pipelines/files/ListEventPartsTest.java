package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class ListEventPartsTest {

  private static final List<UserEvent> USER_EVENTS = Samples.userEvents(200);
  private static final List<Exposure> EXPOSURES = Samples.exposures(20);

  private Path directory = Path.of("");

  @BeforeEach
  void in_a_directory_with_files_of_both_formats(@TempDir Path empty) throws IOException {
    directory = empty;
    TestFiles.json(directory.resolve("a.jsonl"), RecordFormat.userEvents(), USER_EVENTS);
    TestFiles.parquet(directory.resolve("b.parquet"), RecordFormat.exposures(), EXPOSURES);
  }

  private List<String> globs(String... names) {
    return Arrays.stream(names).map(n -> directory.resolve(n).toString()).toList();
  }

  @Test
  void the_parts_have_each_event_of_each_file_once(TestPipeline pipeline) {
    PCollection<EventPart> parts =
        pipeline.apply(
            ListEventParts.of(globs("*", "a.jsonl", "*.parquet")).withJsonPartBytes(1_000));

    PAssert.that(parts)
        .satisfies(
            found -> {
              List<EventPart> list = StreamSupport.stream(found.spliterator(), false).toList();
              List<Event> wanted = new ArrayList<>(USER_EVENTS);
              wanted.addAll(EXPOSURES);
              assertThat(list).hasSizeGreaterThan(10);
              assertThat(read(list)).isEqualTo(wanted);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static List<Event> read(List<EventPart> parts) {
    Comparator<EventPart> inOrder = Comparator.comparing(part -> part.file().name());
    try {
      return Visited.parts(parts.stream().sorted(inOrder.thenComparing(EventPart::from)).toList())
          .events;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_glob_that_matches_nothing_fails_the_run(TestPipeline pipeline) {
    pipeline.apply(ListEventParts.of(globs("*.gone")));

    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasRootCauseInstanceOf(InputFilesException.class)
        .hasMessageContaining(globs("*.gone").get(0));
  }
}
