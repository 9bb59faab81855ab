package org.afterward.pipelines.rewards;

import java.util.List;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.UserMistake;

/**
 * Rewards once more, of exposures of a range of time, from wherever their events still are: files,
 * tables, or topics up to where they end now. What a stream or another run has written of them
 * already stays as it is, or becomes what it should be: tables and compacted topics end the same
 * however often it runs.
 */
public final class ReplayJob implements Job<RewardsOptions> {

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String summary() {
    return "Compute rewards of a past range of time once more, from files, topics or tables";
  }

  @Override
  public Class<RewardsOptions> optionsClass() {
    return RewardsOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--shownFrom=2024-01-08 --shownBefore=2024-01-15 --exposures='backup/exposures/'"
            + " --activity='backup/activity/' --output=again --tables",
        "--shownFrom=2024-01-08 --shownBefore=2024-01-15 --topics=exposures,activity"
            + " --bootstrapServers=kafka:9092 --output=again --rewardsTopic=rewards");
  }

  @Override
  public void run(RewardsOptions options, Console console) {
    if (options.getShownFrom() == null || options.getShownBefore() == null) {
      throw new UserMistake(
          "replay needs --shownFrom and --shownBefore: ./afterward replay --help");
    }
    RewardsJob.runBatch(options, console);
  }
}
