package org.afterward.benchmarks.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.afterward.coders.FactKind;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SerializersTest {

  private static final KeptFact SPEND =
      new KeptFact(1_706_000_000_123L, "evt_000000042", FactKind.SPENT_ON_CHAT_ACTIVATION, 10);
  private static final KeptFact VIEW =
      new KeptFact(1_706_000_000_124L, "evt_000000043", FactKind.VIEWED, 0);
  private static final KeptExposure EXPOSURE =
      new KeptExposure(1_706_000_000_125L, "exp_000000044", 3);

  @Test
  void facts_come_back_from_their_bytes() throws IOException {
    assertThat(thereAndBack(new KeptFact.Serializer(), SPEND)).isEqualTo(SPEND);
    assertThat(thereAndBack(new KeptFact.Serializer(), VIEW)).isEqualTo(VIEW);
    Happened happened = new Happened("usr_000007", SPEND);
    assertThat(thereAndBack(new Happened.Serializer(), happened)).isEqualTo(happened);
  }

  @Test
  void exposures_come_back_from_their_bytes() throws IOException {
    assertThat(thereAndBack(new KeptExposure.Serializer(), EXPOSURE)).isEqualTo(EXPOSURE);
    Shown shown = new Shown("usr_000007", EXPOSURE);
    assertThat(thereAndBack(new Shown.Serializer(), shown)).isEqualTo(shown);
  }

  private static <T> T thereAndBack(RecordSerializer<T> serializer, T record) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(record, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T back = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return back;
  }
}
