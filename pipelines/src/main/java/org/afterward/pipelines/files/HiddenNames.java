package org.afterward.pipelines.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Which files are not meant by a glob that matches them: those that begin with a dot or an
 * underscore, or are in a folder that does, unless the glob spells it out.
 */
final class HiddenNames {

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");
  private static final Pattern HIDDEN = Pattern.compile("(^|/)[._]");

  /** What comes before the wildcards, as file systems say it; or all of a name without any. */
  private final String spelledOut;

  private HiddenNames(String spelledOut) {
    this.spelledOut = spelledOut;
  }

  static HiddenNames below(String glob) {
    Matcher wildcard = WILDCARD.matcher(glob);
    String name = wildcard.find() ? glob.substring(0, wildcard.start()) : glob + "/";
    int slash = name.lastIndexOf('/');
    String folder = slash < 0 ? "./" : name.substring(0, slash + 1);
    return new HiddenNames(FileSystems.matchNewResource(folder, true).toString());
  }

  boolean include(String file) {
    boolean isBelow = file.startsWith(spelledOut);
    boolean isSpelledOut = (file + "/").equals(spelledOut);
    String rest = file.substring(isBelow ? spelledOut.length() : file.lastIndexOf('/') + 1);
    return !isSpelledOut && HIDDEN.matcher(rest).find();
  }
}
