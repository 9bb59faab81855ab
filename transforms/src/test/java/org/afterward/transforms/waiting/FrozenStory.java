package org.afterward.transforms.waiting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.afterward.coders.OpenExposure;

/**
 * One person's story on a stream, with a savepoint in the middle: a folder of {@code
 * testdata/wire/v1/waiting}, whose README says what is in it.
 */
record FrozenStory(
    String person, Patience patience, long knownUntil, Arrivals before, Arrivals after) {

  private static final Path FOLDER =
      Path.of(System.getProperty("afterward.root", "."), "testdata", "wire", "v1", "waiting");

  static List<FrozenStory> all() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .map(person -> StoryLines.read(person, lines(FOLDER.resolve(person + "/story.txt"))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stream on which the person's story is divided into parts of this size. */
  PlayedStream<OpenExposure, String> stream(int recentBytes) {
    return new PlayedStream<>(
        new ListingSettlement(), patience, recentBytes, knownUntil, new Random(1));
  }

  Path stateFile() {
    return FOLDER.resolve(person + "/state.hex");
  }

  Path keptFile() {
    return FOLDER.resolve(person + "/kept.txt");
  }

  Path toldFile() {
    return FOLDER.resolve(person + "/told.txt");
  }

  /** The frozen bytes: those of the state first, then those of each sealed chunk. */
  StoredCells cells() {
    List<byte[]> parts = new ArrayList<>();
    for (String part : String.join("\n", lines(stateFile())).split("\n\n", -1)) {
      parts.add(HexFormat.of().parseHex(part.replace("\n", "")));
    }
    return new StoredCells(parts.get(0), parts.subList(1, parts.size()));
  }

  static String hexOf(StoredCells cells) {
    List<byte[]> parts = new ArrayList<>(List.of(cells.stateBytes()));
    parts.addAll(cells.sealedBytes());
    return String.join(
        "\n",
        parts.stream()
            .map(part -> HexFormat.of().formatHex(part).replaceAll(".{1,64}", "$0\n"))
            .toList());
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return person;
  }
}
