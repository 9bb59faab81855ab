package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.afterward.coders.Rejection;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PutItemsTest {

  private LocalDynamo dynamo;
  private DynamoConnection connection;
  private Tables tables;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    dynamo = LocalDynamo.in(folder);
  }

  @AfterAll
  void stop() {
    dynamo.close();
  }

  @BeforeEach
  void tables_of_its_own(TestInfo test) {
    String prefix = test.getTestMethod().orElseThrow().getName() + ".";
    connection = dynamo.connection(prefix);
    tables = dynamo.createTables(prefix);
  }

  private <T> void write(PTransform<PCollection<T>, PCollection<Rejection>> put, List<T> elements) {
    rejections(put, elements, List.of());
  }

  private <T> void rejections(
      PTransform<PCollection<T>, PCollection<Rejection>> put,
      List<T> elements,
      List<Rejection> expected) {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    LocalDynamo.withCredentials(pipeline.getOptions());
    PAssert.that(pipeline.apply(Create.of(elements)).apply("Put", put))
        .containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void an_exposure_lies_in_its_table_as_an_item_that_others_can_read() {
    write(
        PutExposures.to(connection),
        List.of(Samples.exposure("exp_1", "usr_123", Samples.AT, "ses_xyz789")));

    assertThat(dynamo.items(tables.exposures()).stream().map(JsonAttributes::write))
        .containsExactly("?");
  }
}
