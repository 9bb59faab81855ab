package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JsonAttributesTest {

  @Test
  void json_comes_back_as_it_was() {
    String json =
        "{\"a\":{\"b\":[1,0.5,null,true,\"x\"],\"c\":{}},\"empty\":[],\"text\":\"\\\"균형 ⚖️\\n\"}";

    assertThat(JsonAttributes.write(JsonAttributes.read(json))).isEqualTo(json);
  }

  @Test
  void a_field_that_is_null_is_left_out() {
    assertThat(JsonAttributes.read("{\"reward\":null,\"tab\":\"x\"}"))
        .isEqualTo(Map.of("tab", AttributeValue.fromS("x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1.5", "1.7976E125", "1E-130", "12345678901234567890123456789012345678"})
  void a_number_within_dynamodbs_bounds_is_a_number(String digits) {
    assertThat(JsonAttributes.number(digits)).isEqualTo(AttributeValue.fromN(digits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-0.0", "1E126", "1E-131", "4.9E-324", "123456789012345678901234567890123456789"})
  void any_other_number_is_kept_as_its_digits(String digits) {
    AttributeValue kept = JsonAttributes.number(digits);

    assertThat(kept).isEqualTo(AttributeValue.fromB(SdkBytes.fromUtf8String(digits)));
    assertThat(JsonAttributes.write(Map.of("n", kept))).isEqualTo("{\"n\":" + digits + "}");
  }

  @Test
  void what_only_foreign_items_have_can_be_shown_too() {
    assertThat(
            JsonAttributes.write(
                Map.of(
                    "bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {-1, 0})),
                    "numbers", AttributeValue.fromNs(List.of("1", "2")),
                    "texts", AttributeValue.fromSs(List.of("a", "b")))))
        .isEqualTo("{\"bytes\":\"/wA=\",\"numbers\":[1,2],\"texts\":[\"a\",\"b\"]}");
  }
}
