package org.afterward.pipelines.health;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricName;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** The counters of a run, each summed over the steps that have it. */
public record RunCounters(Map<MetricName, Long> values) {

  public RunCounters {
    values = Map.copyOf(values);
  }

  /** Of a run that is over; none where the runner does not tell, as of a job that it let go. */
  public static RunCounters of(PipelineResult result) {
    Map<MetricName, Long> values = new HashMap<>();
    try {
      for (MetricResult<Long> counter :
          result.metrics().queryMetrics(MetricsFilter.builder().build()).getCounters()) {
        values.merge(counter.getName(), valueOf(counter), Long::sum);
      }
    } catch (UnsupportedOperationException untold) {
      return new RunCounters(Map.of());
    }
    return new RunCounters(values);
  }

  boolean has(MetricName name) {
    return values.containsKey(name);
  }

  /** Those in the namespace of a step, by name. */
  public Map<String, Long> in(Class<?> namespace) {
    Map<String, Long> found = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.getNamespace().equals(namespace.getName())) {
            found.put(name.getName(), value);
          }
        });
    return found;
  }

  /**
   * What is committed, where the runner knows of that: the other value lacks some on the
   * DirectRunner, where it is added up beside the run.
   */
  private static long valueOf(MetricResult<Long> counter) {
    Long committed = counter.getCommittedOrNull();
    return committed == null ? counter.getAttempted() : committed;
  }
}
