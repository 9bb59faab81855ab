package org.afterward.pipelines.commandline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Every option that a job can be given: its own, and those of Beam and of the runner. */
final class KnownOptions {

  private final Map<String, KnownOption> own;
  private final Map<String, KnownOption> all;

  private KnownOptions(Map<String, KnownOption> own, Map<String, KnownOption> all) {
    this.own = own;
    this.all = all;
  }

  static KnownOptions of(Class<? extends JobOptions> job) {
    Map<String, KnownOption> beams = in(PipelineOptions.class);
    PipelineOptionsFactory.getRegisteredOptions().forEach(options -> beams.putAll(in(options)));
    Map<String, KnownOption> own = in(job);
    own.keySet().removeAll(in(PipelineOptions.class).keySet());
    Map<String, KnownOption> all = new TreeMap<>(beams);
    all.putAll(own);
    return new KnownOptions(own, all);
  }

  /** The job's own, the required ones first, each part in the order of the alphabet. */
  List<KnownOption> own() {
    List<KnownOption> sorted = new ArrayList<>(own.values());
    sorted.sort(Comparator.comparing((KnownOption option) -> !option.isRequired()));
    return sorted;
  }

  Optional<KnownOption> named(String name) {
    return Optional.ofNullable(all.get(name));
  }

  Set<String> names() {
    return all.keySet();
  }

  Collection<String> requiredNames() {
    return own().stream().filter(KnownOption::isRequired).map(KnownOption::name).toList();
  }

  private static Map<String, KnownOption> in(Class<? extends PipelineOptions> options) {
    Map<String, KnownOption> found = new TreeMap<>();
    Stream.of(options.getMethods())
        .flatMap(method -> KnownOption.of(method).stream())
        .forEach(option -> found.put(option.name(), option));
    return found;
  }
}
