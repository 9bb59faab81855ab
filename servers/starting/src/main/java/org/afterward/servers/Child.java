package org.afterward.servers;

import java.io.IOException;

/** What a server's own main method tells the process that started it. */
public final class Child {

  private static final String READY = "READY ";

  private Child() {}

  /** Says that the server answers, and waits until nobody needs it any more. */
  public static void ready(int port) throws IOException {
    System.out.println(READY + port);
    while (System.in.read() >= 0) {
      // Nobody says anything: the end of this stream is the end of the process that started us.
    }
  }

  /** The port that a line of {@link #ready} tells of, or -1 where it is another line. */
  static int portOf(String line) {
    return line.startsWith(READY) ? Integer.parseInt(line.substring(READY.length())) : -1;
  }
}
