package org.afterward.pipelines.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.ApplicationNameOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** A command and what it was told, on the way to being its options. */
record JobCall<O extends JobOptions>(
    String command, Class<O> optionsClass, KnownOptions known, Arguments arguments) {

  static <O extends JobOptions> JobCall<O> of(
      String command, Class<O> optionsClass, Arguments arguments) {
    return new JobCall<>(command, optionsClass, KnownOptions.of(optionsClass), arguments);
  }

  /** Of a job, without what only others can be told, where it understands their calls. */
  static <O extends JobOptions> JobCall<O> of(Job<O> job, Arguments arguments) {
    KnownOptions known = KnownOptions.of(job.optionsClass());
    Arguments meant = arguments;
    for (Class<? extends JobOptions> others : job.alsoUnderstands()) {
      for (KnownOption option : KnownOptions.of(others).own()) {
        if (known.named(option.name()).isEmpty()) {
          meant = meant.without(option.name());
        }
      }
    }
    return new JobCall<>(job.name(), job.optionsClass(), known, meant);
  }

  /**
   * The options as the job reads them.
   *
   * @throws UserMistake naming the first thing that cannot be right
   */
  O options() {
    refuseUnknownNames();
    refuseMissing();
    // Fails where the options interface itself is wrong, which is nobody's value.
    parse(List.of());
    List<String> words = words();
    try {
      return parse(words);
    } catch (RuntimeException misread) {
      words.forEach(this::refuseMisread);
      throw misread;
    }
  }

  private void refuseUnknownNames() {
    for (String name : arguments.names()) {
      if (known.named(name).isEmpty()) {
        throw new UserMistake(
            "unknown option --" + name + NearestName.question(name, known.names(), "--"));
      }
    }
  }

  private void refuseMissing() {
    String missing =
        known.requiredNames().stream()
            .filter(name -> arguments.oneValue(name, "").isEmpty())
            .map(name -> "--" + name)
            .collect(Collectors.joining(" and "));
    if (!missing.isEmpty()) {
      throw new UserMistake(
          "%s needs %s: ./afterward %s --help".formatted(command, missing, command));
    }
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    for (String name : arguments.names()) {
      KnownOption option = known.named(name).orElseThrow();
      String value =
          option.takesMany()
              ? arguments.allValues(name)
              : option.forBeam(arguments.oneValue(name, ""));
      words.add("--" + name + "=" + value);
    }
    return words;
  }

  /** Asks Beam about this option alone: its own message would name neither value nor remedy. */
  private void refuseMisread(String word) {
    try {
      parse(List.of(word));
    } catch (RuntimeException misread) {
      String name = word.substring(2, word.indexOf('='));
      String right = known.named(name).orElseThrow().rightValue();
      throw new UserMistake(
          "--%s is %s, not \"%s\"".formatted(name, right, arguments.allValues(name)));
    }
  }

  private O parse(List<String> words) {
    O options = PipelineOptionsFactory.fromArgs(words.toArray(String[]::new)).as(optionsClass);
    if (!arguments.names().contains("appName")) {
      // Beam would name the job after the class that made the options.
      options.as(ApplicationNameOptions.class).setAppName("afterward-" + command);
    }
    return options;
  }
}
