package org.afterward.pipelines.dynamo;

import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.testing.CoderProperties;
import org.junit.jupiter.api.Test;

class TablePartCoderTest {

  @Test
  void parts_of_every_kind_come_back_equal() throws Exception {
    for (TablePart part :
        List.of(
            new TablePart.Exposures(true, LocalDate.of(2024, 1, 15)),
            new TablePart.Exposures(false, LocalDate.of(1969, 12, 31)),
            new TablePart.AppTable("users", 2, 7))) {
      CoderProperties.coderDecodeEncodeEqual(TablePartCoder.of(), part);
      CoderProperties.coderSerializable(TablePartCoder.of());
    }
  }
}
