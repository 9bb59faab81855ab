package org.afterward.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a context vector means: a name, by which vectors say which layout they follow, and what
 * stands at each position. A layout is data: a team brings its own as a file.
 *
 * <pre>{@code
 * ContextLayout layout = ContextLayout.read("ours.json", Files.readAllBytes(path));
 * ContextVector vector = layout.vector(values);
 * List<String> doubtful = layout.outOfRange(vector);
 * }</pre>
 *
 * <p>Two layouts with the same positions have the same {@link #hash()}, whatever their names; so
 * what is learned says by its layout's {@link #reference()} exactly what it was learned from.
 * Vectors travel with the plain name.
 *
 * @param name one line of text without {@code @}
 * @param positions from 27 to 100, with names of their own
 */
public record ContextLayout(String name, List<ContextPosition> positions) implements Serializable {

  public static final int FEWEST_POSITIONS = 27;
  public static final int MOST_POSITIONS = 100;

  private static final String STANDARD = "layout-1.json";
  private static final int HASH_DIGITS = 12;

  /** Read when it is first asked for. */
  private static final class Standard {
    static final ContextLayout LAYOUT = read(STANDARD, standardFile().array());
  }

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException naming what cannot be right
   */
  public ContextLayout {
    if (!OneLine.isOne(name) || name.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "name must be one line of text without @, not \"" + Excerpt.of(name) + "\"");
    }
    if (positions.size() < FEWEST_POSITIONS || positions.size() > MOST_POSITIONS) {
      throw new IllegalArgumentException(
          "positions must be "
              + FEWEST_POSITIONS
              + " to "
              + MOST_POSITIONS
              + ", not "
              + positions.size());
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < positions.size(); i++) {
      if (!names.add(positions.get(i).name())) {
        throw new IllegalArgumentException(
            "positions[" + i + "]: name is " + positions.get(i).name() + ", as that of another");
      }
    }
    positions = List.copyOf(positions);
  }

  /** Layout 1, of 27 positions. */
  public static ContextLayout standard() {
    return Standard.LAYOUT;
  }

  /** The file that {@link #standard()} is read from: one to begin with. */
  public static Bytes standardFile() {
    try (InputStream in = ContextLayout.class.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new IllegalStateException(STANDARD + " is not in the program");
      }
      return Bytes.wrap(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(STANDARD + " cannot be read", e);
    }
  }

  /**
   * The layout that a file describes, as {@link #standardFile()} does.
   *
   * @param fileName for messages
   * @throws IllegalArgumentException in one line, naming the file, the position and the setting
   */
  public static ContextLayout read(String fileName, byte[] content) {
    return ContextLayoutFile.read(fileName, content);
  }

  /** How many positions it has. */
  public int length() {
    return positions.size();
  }

  /** Where the position of that name stands, or -1 if there is none. */
  public int indexOf(String positionName) {
    return IntStream.range(0, length())
        .filter(i -> positions.get(i).name().equals(positionName))
        .findFirst()
        .orElse(-1);
  }

  /** Whether a vector says that it follows this layout, and has as many positions. */
  public boolean isOf(ContextVector vector) {
    return vector.layout().equals(name) && vector.length() == length();
  }

  /**
   * The vector of these values: at each position that of the first source that has a finite one,
   * else the default. A value out of range is kept: it is what was computed, and {@link
   * #outOfRange} tells of it.
   */
  public ContextVector vector(ContextValues values) {
    double[] vector = new double[length()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = valueAt(i, values);
    }
    return ContextVector.of(name, vector);
  }

  private double valueAt(int index, ContextValues values) {
    double known = known(index, values);
    return Double.isNaN(known) ? positions.get(index).whenMissing() : known;
  }

  /** What the first source of a position says that says anything, or {@code NaN} if none does. */
  public double known(int index, ContextValues values) {
    for (ContextSource source : positions.get(index).sources()) {
      double value = values.of(source, index);
      if (Double.isFinite(value)) {
        return value;
      }
    }
    return Double.NaN;
  }

  /**
   * The names of the positions whose values are out of range, in the order of the positions.
   *
   * @throws IllegalArgumentException if the vector is of another layout
   */
  public List<String> outOfRange(ContextVector vector) {
    if (!isOf(vector)) {
      throw new IllegalArgumentException(
          "A vector of layout "
              + Excerpt.of(vector.layout())
              + " with "
              + vector.length()
              + " positions is none of layout "
              + name
              + " with "
              + length());
    }
    return IntStream.range(0, length())
        .filter(i -> !positions.get(i).includes(vector.get(i)))
        .mapToObj(i -> positions.get(i).name())
        .toList();
  }

  /** {@code name@hash}, as what is learned from its vectors carries it. */
  public String reference() {
    return name + "@" + hash();
  }

  /** The first digits of the SHA-256 of the positions, in a fixed writing. */
  public String hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest =
          sha.digest(ContextLayoutFile.writing(positions).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
