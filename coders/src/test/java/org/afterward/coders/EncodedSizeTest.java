package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The elements that flow by the million stay small. */
class EncodedSizeTest {

  private static final UserEvent VIEW =
      new UserEvent(
          EventType.VIEW,
          "evt_20240115_000017",
          1_705_347_000_123L,
          "usr_123",
          "usr_456",
          "ses_xyz789",
          "exp_20240115_123456",
          false,
          null,
          0,
          Double.NaN);

  @Test
  void a_fact_takes_at_most_13_bytes_beside_its_ids() throws IOException {
    Fact fact = Samples.FACT;
    int ids = fact.id().length() + fact.counterpart().length() + fact.exposure().length();

    assertThat(new Sample<>("Fact", FactCoder.of(), fact).encoded())
        .hasSizeLessThanOrEqualTo(13 + ids);
  }

  @Test
  void a_fact_without_links_takes_at_most_32_bytes() throws IOException {
    assertThat(new Sample<>("Fact", FactCoder.of(), Samples.FACT.withoutLinks()).encoded())
        .hasSizeLessThanOrEqualTo(32);
  }

  @Test
  void a_view_takes_at_most_17_bytes_beside_its_ids() throws IOException {
    int ids =
        VIEW.eventId().length()
            + VIEW.userId().length()
            + VIEW.targetUserId().length()
            + VIEW.sessionId().length()
            + VIEW.exposureId().length();

    assertThat(new Sample<>("UserEvent", UserEventCoder.of(), VIEW).encoded())
        .hasSizeLessThanOrEqualTo(17 + ids);
  }
}
