package org.afterward.pipelines.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.pipelines.commandline.UserMistake;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsTest {

  private static List<String> layoutsOf(String... args) {
    ContractOptions options =
        PipelineOptionsFactory.fromArgs(args).withoutStrictParsing().as(ContractOptions.class);
    return Contracts.of(options).exposures().layouts().stream().map(ContextLayout::name).toList();
  }

  @Test
  void exposures_follow_layout_1_unless_other_layouts_are_given(@TempDir Path folder)
      throws IOException {
    String template = ContextLayout.standardFile().text();
    Path ours = Files.writeString(folder.resolve("ours.json"), template.replace("layout-1", "o"));

    assertThat(layoutsOf()).containsExactly("layout-1");
    assertThat(layoutsOf("--layout=" + ours)).containsExactly("o");
    assertThat(layoutsOf("--layout=" + ours + ",standard")).containsExactly("o", "layout-1");
  }

  @Test
  void a_layout_that_is_not_there_is_a_mistake() {
    assertThatThrownBy(() -> layoutsOf("--layout=standard,nowhere.json"))
        .isInstanceOf(UserMistake.class)
        .hasMessage("--layout=nowhere.json is not there");
  }
}
