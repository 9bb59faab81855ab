package org.afterward.pipelines.dynamo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ListTablePartsTest {

  @Test
  void each_day_has_two_parts_and_each_table_its_segments(TestPipeline pipeline) {
    LocalDate day = LocalDate.of(2024, 2, 29);
    List<TablePart> parts = new ArrayList<>(TablePart.exposures(day, day.plusDays(2)));
    parts.addAll(TablePart.appTables(AppTablesFile.standard(), 1));

    PAssert.that(pipeline.apply("List parts", ListTableParts.of(parts)))
        .containsInAnyOrder(
            new TablePart.Exposures(true, day),
            new TablePart.Exposures(false, day),
            new TablePart.Exposures(true, LocalDate.of(2024, 3, 1)),
            new TablePart.Exposures(false, LocalDate.of(2024, 3, 1)),
            new TablePart.AppTable("currencyTransactions", 0, 1),
            new TablePart.AppTable("matches", 0, 1),
            new TablePart.AppTable("friendRequests", 0, 1),
            new TablePart.AppTable("users", 0, 1));
    pipeline.run().waitUntilFinish();
  }
}
