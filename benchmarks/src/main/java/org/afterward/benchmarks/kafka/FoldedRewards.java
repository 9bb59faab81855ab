package org.afterward.benchmarks.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The newest reward of each exposure, from files that a job writes, taken as if all had come in
 * time. Read from their JSON alone, so that no code of ours can hide a difference.
 */
final class FoldedRewards {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a reward says only because something came late. */
  private static final List<String> OF_LATENESS =
      List.of("status", "revision", "delta", "caused_by");

  private record Newest(int revision, ObjectNode reward) {}

  private final Path folder;
  private final Set<Path> known = new HashSet<>();
  private final Map<String, Newest> rewards = new TreeMap<>();

  FoldedRewards(Path folder) {
    this.folder = folder;
  }

  /** Reads the files that were not there before; a file does not change once it is there. */
  FoldedRewards update() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(FoldedRewards::isShown).toList()) {
          if (known.add(file)) {
            read(file);
          }
        }
      }
    }
    return this;
  }

  int size() {
    return rewards.size();
  }

  /** The exposures whose rewards differ, or that only one of the two has. */
  static Set<String> differences(FoldedRewards one, FoldedRewards other) {
    Set<String> all = new TreeSet<>(one.rewards.keySet());
    all.addAll(other.rewards.keySet());
    Set<String> different = new TreeSet<>();
    for (String exposure : all) {
      if (!Objects.equals(one.text(exposure), other.text(exposure))) {
        different.add(exposure);
      }
    }
    return different;
  }

  /** The reward of an exposure as JSON, or nothing that can be read as such. */
  String text(String exposure) {
    Newest newest = rewards.get(exposure);
    return newest == null ? "none" : newest.reward().toString();
  }

  private static boolean isShown(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jsonl") && !name.startsWith(".");
  }

  private void read(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(JSON.readTree(line));
      }
    }
  }

  private void add(JsonNode line) {
    ObjectNode reward = (ObjectNode) line;
    Newest found = new Newest(reward.get("revision").asInt(), reward);
    reward.remove(new ArrayList<>(OF_LATENESS));
    rewards.merge(
        reward.get("exposure_id").asText(),
        found,
        (one, other) -> one.revision() >= other.revision() ? one : other);
  }
}
