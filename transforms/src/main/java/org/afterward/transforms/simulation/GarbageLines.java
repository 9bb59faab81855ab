package org.afterward.transforms.simulation;

import java.time.Instant;
import org.afterward.coders.Event;

/** Writes lines that look as if they had been events once. */
final class GarbageLines {

  private final Chance chance;

  GarbageLines(Chance chance) {
    this.chance = chance;
  }

  /** Something that a broken sender could have made of that event; never an empty line. */
  String like(Event event) {
    String time = Instant.ofEpochMilli(event.at()).toString();
    String json =
        "{\"event_type\":\"" + event.type() + "\",\"timestamp\":\"" + time + "\",\"user_id\":\"";
    return switch (chance.below(6)) {
      case 0 -> time + " ERROR upstream timed out";
      case 1 -> json.substring(0, 1 + chance.below(json.length() - 1));
      case 2 -> "{\"event_type\":\"" + event.type() + "\",\"timestamp\":true,\"user_id\":[7]}";
      case 3 -> json.replace(event.type().name(), "WAVE") + "usr_000001\"}";
      case 4 -> "[" + event.at() + ",\"" + event.type() + "\"]";
      default -> "{}";
    };
  }
}
