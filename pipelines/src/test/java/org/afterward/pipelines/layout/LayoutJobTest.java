package org.afterward.pipelines.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.pipelines.Afterward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LayoutJobTest {

  private static final String TEMPLATE = ContextLayout.standardFile().text();

  @TempDir private Path folder;

  /** What a call gave back. */
  private record Said(int exitCode, String out, String err) {

    static Said mistake(String line) {
      return new Said(2, "", "afterward: " + line + "\n");
    }
  }

  private static Said call(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>(List.of("layout"));
    words.addAll(List.of(args));
    int exitCode =
        Afterward.run(
            words.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void layout_1_is_described_position_by_position() {
    assertThat(call("--describe"))
        .isEqualTo(
            new Said(
                0,
                """
                layout layout-1@57286c046787, 27 positions
                position  name                          range            default  sources
                       0  attractiveness                0 to 1               0.5  score:attractiveness
                       1  engagement                    0 to 1               0.5  score:engagement
                       2  revenue_trigger               0 to 1               0.5  score:revenue_trigger
                       3  spending                      0 to 1               0.5  score:spending
                       4  days_since_join               0 to 36500             0  activity:days_since_join
                       5  total_currency_spent          0 to 1000000000        0  activity:total_currency_spent
                       6  currency_balance              0 to 1000000000        0  activity:currency_balance
                       7  like_success_rate             0 to 1                 0  activity:like_success_rate
                       8  friend_request_success_rate   0 to 1                 0  activity:friend_request_success_rate
                       9  chat_activation_rate          0 to 1                 0  activity:chat_activation_rate
                      10  churn_7d_probability          0 to 1                 0  prediction:churn_7d, else served:churn_7d_probability
                      11  churn_30d_probability         0 to 1                 0  prediction:churn_30d, else served:churn_30d_probability
                      12  payment_probability           0 to 1                 0  prediction:payment, else served:payment_probability
                      13  consecutive_rejections        0 to 10000             0  activity:consecutive_rejections
                      14  sessions_last_7d              0 to 10080             0  activity:sessions_last_7d
                      15  avg_session_duration_minutes  0 to 1440              0  activity:avg_session_duration_minutes
                      16  evaluation_rate               0 to 1                 0  activity:evaluation_rate
                      17  total_matches                 0 to 1000000           0  activity:total_matches
                      18  days_without_new_match        0 to 36500             0  activity:days_without_new_match
                      19  is_new_user                   0 to 1                 0  activity:is_new_user
                      20  is_male                       0 to 1                 0  served:is_male
                      21  is_paying_user                0 to 1                 0  activity:is_paying_user
                      22  hour_of_day                   0 to 23                0  calendar:hour_of_day
                      23  day_of_week                   1 to 7                 1  calendar:day_of_week
                      24  is_evening                    0 to 1                 0  calendar:is_evening
                      25  is_weekend                    0 to 1                 0  calendar:is_weekend
                      26  message_response_rate         0 to 1                 0  activity:message_response_rate
                """,
                ""));
  }

  @Test
  void several_layouts_are_described_one_after_the_other() throws IOException {
    Path ours =
        write(
            "ours.json",
            TEMPLATE
                .replace("layout-1", "ours")
                .replace("[0, 1], \"default\": 0.5", "[-1e-20, 1e30], \"default\": 0.25"));

    assertThat(call("--describe", "--layout=standard, " + ours).out())
        .startsWith("layout layout-1@57286c046787, 27 positions\n")
        .contains(
            """
            message_response_rate         0 to 1                 0  activity:message_response_rate

            layout ours@""")
        .contains("spending                      -1E-20 to 1E+30     0.25  score:spending\n");
  }

  @Test
  void the_template_is_a_right_layout() throws IOException {
    assertThat(call("--template")).isEqualTo(new Said(0, TEMPLATE, ""));
    Path ours = write("ours.json", TEMPLATE.replace("layout-1", "ours"));
    assertThat(call("--check=" + ours))
        .isEqualTo(new Said(0, ours + " is right: layout ours@57286c046787, 27 positions\n", ""));
  }

  @Test
  void what_is_wrong_with_a_layout_is_one_line() throws IOException {
    Path wrong = write("wrong.json", TEMPLATE.replace("[1, 7]", "[7, 1]"));

    assertThat(call("--check=" + wrong))
        .isEqualTo(
            Said.mistake(
                "--check: "
                    + wrong
                    + " is not a context layout: positions[23]: range of day_of_week must be"
                    + " [LEAST, MOST] in finite numbers"));
    assertThat(call("--check=nowhere.json"))
        .isEqualTo(Said.mistake("--check=nowhere.json is not there"));
    assertThat(call("--describe", "--layout=standard,standard"))
        .isEqualTo(Said.mistake("--layout=standard,standard names layout-1 twice"));
  }

  @Test
  void one_thing_at_a_time_is_asked_for() {
    String needs = "layout needs one of --describe, --check and --template";

    assertThat(call()).isEqualTo(Said.mistake(needs));
    assertThat(call("--describe", "--template")).isEqualTo(Said.mistake(needs + ", not 2 of them"));
  }
}
