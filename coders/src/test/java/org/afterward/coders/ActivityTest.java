package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivityTest {

  @Test
  void every_number_is_found_by_its_name() {
    Map<String, Double> values = new LinkedHashMap<>();
    Activity.names().forEach(name -> values.put(name, Samples.ACTIVITY.valueOf(name)));

    assertThat(values.toString())
        .isEqualTo(
            "{days_since_join=15.0, total_currency_spent=85.0, currency_balance=45.0,"
                + " like_success_rate=0.35, friend_request_success_rate=0.25,"
                + " chat_activation_rate=0.6666666666666666, consecutive_rejections=5.0,"
                + " sessions_last_7d=13.0, avg_session_duration_minutes=25.5,"
                + " evaluation_rate=0.375, total_matches=4.0, days_without_new_match=7.0,"
                + " is_new_user=0.0, is_paying_user=1.0,"
                + " message_response_rate=0.42105263157894735, spends_last_30d=9.0,"
                + " spend_days_last_7d=3.0, open_requests=6.0, login_days=12.0, total_days=15.0,"
                + " received_likes=42.0, received_super_likes=8.0, received_dislikes=10.0,"
                + " total_evaluations=60.0, profile_completeness=0.833}");
  }

  @Test
  void a_user_is_new_for_seven_days_and_has_a_day_from_the_start() {
    assertThat(after(0).totalDays()).isEqualTo(1);
    assertThat(after(6).isNewUser()).isTrue();
    assertThat(after(7).isNewUser()).isFalse();
    assertThat(after(7).valueOf("total_days")).isEqualTo(7);
  }

  @Test
  void a_name_that_there_is_not_is_told_with_those_that_there_are() {
    assertThatThrownBy(() -> Samples.ACTIVITY.valueOf("wit"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("An activity has no wit; there are days_since_join, total_");
  }

  private static Activity after(long days) {
    Activity any = Samples.ACTIVITY;
    return new Activity(days, any.spending(), any.contacts(), any.presence(), any.received());
  }
}
