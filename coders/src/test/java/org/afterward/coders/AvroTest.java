package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The Avro forms of everything that is written to Parquet. */
class AvroTest {

  @Test
  void an_exposure_has_the_names_and_the_nesting_of_its_json() {
    assertThat(ExposureAvro.toAvro(SpecExamples.EXPOSURE).toString().replace(" ", ""))
        .isEqualTo(
            """
            {"exposure_id":"exp_20240115_123456","timestamp":1705347000000,"user_id":"usr_123",\
            "session_id":"ses_xyz789","strategy_applied":{"strategy_id":2,\
            "strategy_name":"Balanced","profile_distribution":{"high_tier_ratio":0.3,\
            "medium_tier_ratio":0.5,"exploration_ratio":0.2},"expected_reward":31.9,\
            "propensity":0.41},"user_context_vector":[0.75,0.82,0.68,0.55,15.0,85.0,45.0,\
            0.35,0.25,0.67,0.25,0.45,0.35,5.0,12.0,25.0,0.375,3.0,7.0,0.0,1.0,0.0,19.0,\
            1.0,1.0,0.0,0.42],"context_layout":"layout-1","context_fields":{\
            "attractiveness_score":0.75,"days_since_join":15.0},"profiles_shown":[{\
            "profile_id":"usr_456","rank":1,"tier":"high","predicted_like_prob":0.78,\
            "predicted_friend_accept_prob":0.65,"predicted_chat_response_prob":0.72}],\
            "tab":"discovery"}""");
  }

  @Test
  void what_an_event_does_not_say_is_null() {
    UserEvent login =
        new UserEvent(
            EventType.LOGIN, "e", Event.NO_TIME, "u", "", "", "", false, null, 0, Double.NaN);
    assertThat(UserEventAvro.toAvro(login).toString().replace(" ", ""))
        .isEqualTo(
            """
            {"event_type":"LOGIN","event_id":"e","timestamp":null,"user_id":"u",\
            "target_user_id":null,"session_id":null,"exposure_id":null,"with_message":null,\
            "spend_type":null,"amount":null,"duration_minutes":null}""");
  }

  @Test
  void a_request_without_a_message_and_a_spend_say_all_they_know() {
    UserEvent request =
        new UserEvent(
            EventType.FRIEND_REQUEST, "e", 5, "u", "v", "s", "x", false, null, 0, Double.NaN);
    UserEvent spend =
        new UserEvent(
            EventType.CURRENCY_SPEND,
            "e",
            5,
            "u",
            "v",
            "s",
            "x",
            false,
            SpendType.CHAT_ACTIVATION,
            10,
            2.5);
    assertThat(valuesOf(UserEventAvro.toAvro(request)))
        .containsExactly("FRIEND_REQUEST", "e", 5L, "u", "v", "s", "x", false, null, null, null);
    assertThat(valuesOf(UserEventAvro.toAvro(spend)))
        .containsExactly(
            "CURRENCY_SPEND", "e", 5L, "u", "v", "s", "x", null, "chat_activation", 10L, 2.5);
  }

  @Test
  void a_reward_is_written_without_the_columns_that_nobody_asked_for() {
    Schema lean = RewardAvro.schema(Set.of());
    GenericRecord row = RewardAvro.toAvro(SpecExamples.REWARD, lean);

    assertThat(lean.getFields()).hasSize(RewardAvro.SCHEMA.getFields().size() - 8);
    assertThat(RewardAvro.fromAvro(row)).isEqualTo(SpecExamples.REWARD);
    assertThatThrownBy(() -> RewardAvro.toAvro(Samples.REWARD, lean))
        .hasMessageContaining("delta_micros");
  }

  @Test
  void the_amounts_of_a_reward_are_micro_units() {
    GenericRecord avro = RewardAvro.toAvro(SpecExamples.REWARD);
    assertThat(avro.toString().replace(" ", ""))
        .isEqualTo(
            """
            {"exposure_id":"exp_20240115_123456","user_id":"usr_123",\
            "aggregation_timestamp":1705951800000,"observation_period_days":7.0,\
            "revenue_breakdown":{"currency_spent":{"super_like_micros":2000000,\
            "friend_request_micros":4000000,"friend_request_with_msg_micros":0,\
            "chat_activation_micros":10000000,"profile_view_micros":0,"total_micros":16000000},\
            "spend_counts":{"super_like":2,"friend_request":1,"friend_request_with_msg":0,\
            "chat_activation":1,"profile_view":0},"retention_bonus_micros":10000000,\
            "match_bonus_micros":5000000,"churn_penalty_micros":0,\
            "frustration_penalty_micros":-1000000},"total_reward_micros":30000000,\
            "action_summary":{"profiles_viewed":15,"likes_sent":5,"super_likes_sent":2,\
            "friend_requests_sent":1,"matches_established":1,"chat_activated":1},\
            "user_state_change":{"churned":false,"still_active":true,"last_login_date":19743,\
            "session_count_7d":8},"evidence":{"last_own_action_at":1705867200000,\
            "account_closed":false,"longest_rejection_run":3,"credited_micro_matches":1000000},\
            "strategy_id":2,"policy":"default@<hash>","attribution":"full",\
            "status":"MATURE","revision":0,"complete_until":1705951800000,\
            "window_seen":null,"delta_micros":null,"caused_by":null,"lineage":null,\
            "session_id":null,"propensity":null,"user_context_vector":null,"context_layout":null}""");
  }

  @Test
  void a_prediction_has_the_names_and_the_nesting_of_its_json() {
    assertThat(PredictionAvro.toAvro(SpecExamples.PREDICTION).toString().replace(" ", ""))
        .isEqualTo(
            """
            {"event_type":"PREDICTION","prediction_id":"pred_20240115_123456",\
            "timestamp":1705347000000,"model_name":"friend_accept_predictor",\
            "model_version":"v2.1","input":{"from_user_id":"usr_123","to_user_id":"usr_456",\
            "context":{"day_of_week":"Monday","time_of_day":"evening"}},"prediction":{\
            "will_accept_probability":0.65,"confidence_score":0.85,"inference_time_ms":45.0,\
            "probability":null}}""");
  }

  @Test
  void a_prediction_of_one_person_has_its_own_number() {
    assertThat(PredictionAvro.toAvro(Samples.PREDICTION_OF_ONE_PERSON).toString().replace(" ", ""))
        .endsWith(
            """
            "input":{"from_user_id":"usr_123","to_user_id":null,\
            "context":{"day_of_week":"월요일"}},"prediction":{"will_accept_probability":null,\
            "confidence_score":null,"inference_time_ms":12.5,"probability":0.25}}""");
  }

  @Test
  void a_training_row_is_flat_and_has_the_context_and_the_propensity() throws IOException {
    GenericRecord row = TrainingRowAvro.toAvro(Samples.REWARD);
    assertThat(encodedAndDecoded(row)).isEqualTo(row);
    assertThat(row.toString().replace(" ", ""))
        .isEqualTo(
            """
            {"exposure_id":"exp_20240115_123456","user_id":"usr_123","session_id":"ses_xyz789",\
            "timestamp":1705347000006,"strategy_id":2,"propensity":0.41,\
            "context_layout":"layout-1",\
            "context_vector":[0.75,15.0,-0.0,0.3333333333333333,1.0E-4],\
            "total_reward_micros":10000000,"currency_spent_micros":16000000,\
            "super_like_micros":2000000,"friend_request_micros":4000000,\
            "friend_request_with_msg_micros":0,"chat_activation_micros":10000000,\
            "profile_view_micros":0,"retention_bonus_micros":10000000,\
            "match_bonus_micros":5000000,"churn_penalty_micros":-20000000,\
            "frustration_penalty_micros":-1000000,"churned":false,"still_active":true,\
            "attribution":"linear","policy":"default@1f2e3d4c","status":"CORRECTED",\
            "revision":2,"complete_until":1705951800006}""");
  }

  @Test
  void there_is_no_training_row_without_how_the_exposure_was_served() {
    assertThatThrownBy(() -> TrainingRowAvro.toAvro(SpecExamples.REWARD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("It is not known how exp_20240115_123456 was served: nothing to train on");
  }

  @Property(tries = 300, seed = "9")
  void a_context_snapshot_that_was_written_is_read_back(
      @ForAll("contextSnapshots") ContextSnapshot snapshot) throws IOException {
    assertThat(
            ContextSnapshotAvro.fromAvro(encodedAndDecoded(ContextSnapshotAvro.toAvro(snapshot))))
        .isEqualTo(snapshot);
  }

  @Provide
  Arbitrary<ContextSnapshot> contextSnapshots() {
    return ResultArbitraries.contextSnapshots(EventArbitraries.texts());
  }

  @Test
  void a_population_that_was_written_is_read_back() throws IOException {
    GenericRecord avro = PopulationSketchAvro.toAvro(Samples.POPULATION_SKETCH);

    assertThat(PopulationSketchAvro.fromAvro(encodedAndDecoded(avro)))
        .isEqualTo(Samples.POPULATION_SKETCH);
    assertThat(PopulationSketchAvro.fromAvro(avro)).isEqualTo(Samples.POPULATION_SKETCH);
  }

  @Test
  void times_and_days_say_in_the_schema_what_they_are() {
    assertThat(
            List.of(
                logicalType(UserEventAvro.SCHEMA.getField("timestamp").schema().getTypes().get(1)),
                logicalType(ExposureAvro.SCHEMA.getField("timestamp").schema().getTypes().get(1)),
                logicalType(RewardAvro.SCHEMA.getField("aggregation_timestamp").schema()),
                logicalType(PendingAvro.SCHEMA.getField("due_at").schema()),
                logicalType(
                    RewardAvro.SCHEMA
                        .getField("user_state_change")
                        .schema()
                        .getField("last_login_date")
                        .schema()
                        .getTypes()
                        .get(1))))
        .isEqualTo(
            List.of(
                "timestamp-millis",
                "timestamp-millis",
                "timestamp-millis",
                "timestamp-millis",
                "date"));
  }

  @Test
  void a_row_of_skew_that_was_written_is_read_back() throws IOException {
    for (SkewRow row : List.of(Samples.SKEW_ROW, Samples.SKEW_ROW_OF_NOTHING)) {
      assertThat(SkewRowAvro.fromAvro(encodedAndDecoded(SkewRowAvro.toAvro(row)))).isEqualTo(row);
    }
  }

  @Test
  void an_attribution_that_there_is_not_is_named() {
    GenericRecord avro = RewardAvro.toAvro(SpecExamples.REWARD);
    avro.put("attribution", "all");
    assertThatThrownBy(() -> RewardAvro.fromAvro(avro))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("attribution: found all, which is unknown");
  }

  @Property(tries = 300, seed = "1")
  void any_user_event_fits_its_schema(@ForAll("userEvents") UserEvent event) throws IOException {
    GenericRecord avro = UserEventAvro.toAvro(event);
    assertThat(encodedAndDecoded(avro)).isEqualTo(avro);
  }

  @Property(tries = 300, seed = "2")
  void any_exposure_fits_its_schema(@ForAll("exposures") Exposure exposure) throws IOException {
    GenericRecord avro = ExposureAvro.toAvro(exposure);
    GenericRecord decoded = encodedAndDecoded(avro);
    // Of maps Avro's equality asks for the same kind of text, which ours and its are not.
    assertThat(textKeys(decoded.get("context_fields"))).isEqualTo(exposure.contextFields());
    decoded.put("context_fields", exposure.contextFields());
    assertThat(decoded).isEqualTo(avro);
  }

  @Property(tries = 300, seed = "3")
  void an_implausible_reward_that_was_written_is_read_back(
      @ForAll("implausibleRewards") ImplausibleReward implausible) throws IOException {
    assertThat(
            ImplausibleRewardAvro.fromAvro(
                encodedAndDecoded(ImplausibleRewardAvro.toAvro(implausible))))
        .isEqualTo(implausible);
    assertThat(RewardAvro.fromAvro(encodedAndDecoded(RewardAvro.toAvro(implausible.reward()))))
        .isEqualTo(implausible.reward());
  }

  @Property(tries = 200, seed = "4")
  void a_pending_exposure_that_was_written_is_read_back(
      @ForAll("pendings") Pending<OpenExposure> pending) throws IOException {
    assertThat(PendingAvro.fromAvro(encodedAndDecoded(PendingAvro.toAvro(pending))))
        .isEqualTo(pending);
  }

  @Property(tries = 300, seed = "5")
  void a_rejection_that_was_written_is_read_back(@ForAll("rejections") Rejection rejection)
      throws IOException {
    assertThat(RejectionAvro.fromAvro(encodedAndDecoded(RejectionAvro.toAvro(rejection))))
        .isEqualTo(rejection);
  }

  @Property(tries = 300, seed = "6")
  void any_prediction_fits_its_schema(@ForAll("predictions") Prediction prediction)
      throws IOException {
    GenericRecord avro = PredictionAvro.toAvro(prediction);
    GenericRecord decoded = encodedAndDecoded(avro);
    GenericRecord input = AvroFields.record(decoded, "input");
    assertThat(texts(input.get("context"))).isEqualTo(prediction.context());
    input.put("context", prediction.context());
    assertThat(decoded).isEqualTo(avro);
  }

  @Property(tries = 300, seed = "7")
  void a_late_fact_that_was_written_is_read_back(@ForAll("lateFacts") LateFact late)
      throws IOException {
    assertThat(LateFactAvro.fromAvro(encodedAndDecoded(LateFactAvro.toAvro(late)))).isEqualTo(late);
  }

  @Property(tries = 300, seed = "8")
  void an_outcome_of_a_prediction_that_was_written_is_read_back(
      @ForAll("predictionOutcomes") PredictionOutcome outcome) throws IOException {
    assertThat(
            PredictionOutcomeAvro.fromAvro(
                encodedAndDecoded(PredictionOutcomeAvro.toAvro(outcome))))
        .isEqualTo(outcome);
  }

  @Property(tries = 200, seed = "9")
  void a_pending_prediction_that_was_written_is_read_back(
      @ForAll("pendingPredictions") Pending<OpenPrediction> pending) throws IOException {
    assertThat(
            PendingPredictionAvro.fromAvro(
                encodedAndDecoded(PendingPredictionAvro.toAvro(pending))))
        .isEqualTo(pending);
  }

  @Property(tries = 300, seed = "10")
  void a_models_performance_that_was_written_is_read_back(
      @ForAll("modelPerformances") ModelPerformance performance) throws IOException {
    assertThat(
            ModelPerformanceAvro.fromAvro(
                encodedAndDecoded(ModelPerformanceAvro.toAvro(performance))))
        .isEqualTo(performance);
  }

  @Provide
  Arbitrary<PredictionOutcome> predictionOutcomes() {
    return ResultArbitraries.predictionOutcomes(EventArbitraries.texts());
  }

  @Provide
  Arbitrary<Pending<OpenPrediction>> pendingPredictions() {
    return ResultArbitraries.pendingPredictions(EventArbitraries.texts());
  }

  @Provide
  Arbitrary<ModelPerformance> modelPerformances() {
    return ResultArbitraries.modelPerformances(EventArbitraries.texts());
  }

  @Provide
  Arbitrary<Prediction> predictions() {
    return EventArbitraries.predictions();
  }

  @Provide
  Arbitrary<LateFact> lateFacts() {
    return ResultArbitraries.lateFacts(EventArbitraries.texts());
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
  Arbitrary<ImplausibleReward> implausibleRewards() {
    return ResultArbitraries.implausibleRewards(EventArbitraries.texts());
  }

  @Provide
  Arbitrary<Pending<OpenExposure>> pendings() {
    return ResultArbitraries.pendings(EventArbitraries.texts());
  }

  @Provide
  Arbitrary<Rejection> rejections() {
    return ResultArbitraries.rejections(EventArbitraries.texts());
  }

  private static GenericRecord encodedAndDecoded(GenericRecord avro) throws IOException {
    Schema schema = avro.getSchema();
    assertThat(GenericData.get().validate(schema, avro)).isTrue();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema).write(avro, encoder);
    encoder.flush();
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }

  private static List<@Nullable Object> valuesOf(GenericRecord avro) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Schema.Field field : avro.getSchema().getFields()) {
      values.add(avro.get(field.pos()));
    }
    return values;
  }

  private static Map<String, Object> textKeys(Object map) {
    Map<String, Object> named = new TreeMap<>();
    ((Map<?, ?>) map).forEach((key, value) -> named.put(key.toString(), value));
    return named;
  }

  private static Map<String, String> texts(Object map) {
    Map<String, String> texts = new TreeMap<>();
    ((Map<?, ?>) map).forEach((key, value) -> texts.put(key.toString(), value.toString()));
    return texts;
  }

  private static String logicalType(Schema schema) {
    return schema.getLogicalType().getName();
  }
}
