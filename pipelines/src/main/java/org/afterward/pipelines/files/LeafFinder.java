package org.afterward.pipelines.files;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds values in the schema of a Parquet file by the path that they have in JSON, whoever wrote
 * it.
 *
 * <p>A path is field names with dots between; {@code []} after a name is each element of a list,
 * {@code {key}} and {@code {value}} those of a map. Lists are found in all three forms that writers
 * have used: with an element in a group in a list, with the element in the list, and bare.
 */
final class LeafFinder {

  private final MessageType schema;

  LeafFinder(MessageType schema) {
    this.schema = schema;
  }

  /** The value of that path, or null where the file has none. */
  @Nullable Leaf leaf(String path) {
    return leaf(place(path));
  }

  /** The value of the field of that very name, in the group of that path. */
  @Nullable Leaf leafIn(String path, String field) {
    Place group = place(path);
    return group == null ? null : leaf(field(group, field));
  }

  private @Nullable Leaf leaf(@Nullable Place place) {
    if (place == null) {
      return null;
    }
    if (place.type() instanceof PrimitiveType type) {
      String[] names = place.names().toArray(new String[0]);
      int presentFrom = schema.getMaxDefinitionLevel(names);
      if (schema.getMaxRepetitionLevel(names) == (place.repeated() ? 1 : 0)) {
        return new Leaf(place.names(), type, presentFrom, place.entryFrom(), place.repeated());
      }
    }
    throw unexpected(place.names(), place.type());
  }

  /** The names of the fields of the group of that path; none where it is no group or not there. */
  List<String> fieldsOf(String path) {
    Place place = place(path);
    if (place == null || place.type().isPrimitive()) {
      return List.of();
    }
    return place.type().asGroupType().getFields().stream().map(Type::getName).toList();
  }

  boolean isMap(String path) {
    Place place = place(path);
    return place != null && mapEntry(place.type()) != null;
  }

  private @Nullable Place place(String path) {
    Place place = new Place(List.of(), schema, 0, false);
    for (String step : path.split("\\.|(?=\\[])|(?=\\{)", -1)) {
      Place next =
          switch (step) {
            case "[]" -> element(place);
            case "{key}" -> entryField(place, 0);
            case "{value}" -> entryField(place, 1);
            default -> field(place, step);
          };
      if (next == null) {
        return null;
      }
      place = next;
    }
    return place;
  }

  private @Nullable Place field(Place in, String name) {
    if (in.type().isPrimitive() || !in.type().asGroupType().containsField(name)) {
      return null;
    }
    return in.down(in.type().asGroupType().getType(name));
  }

  private Place element(Place list) {
    if (list.type().isRepetition(Type.Repetition.REPEATED)) {
      return entered(list);
    }
    Type repeated = onlyRepeatedField(list.type());
    if (repeated == null) {
      throw unexpected(list.names(), list.type());
    }
    Place entry = entered(list.down(repeated));
    if (repeated.isPrimitive() || isItselfTheElement(repeated.asGroupType(), list.type())) {
      return entry;
    }
    return entry.down(repeated.asGroupType().getType(0));
  }

  /** The rule of the Parquet format for telling the old lists of groups from today's. */
  private static boolean isItselfTheElement(GroupType repeated, Type list) {
    return repeated.getFieldCount() > 1
        || repeated.getName().equals("array")
        || repeated.getName().equals(list.getName() + "_tuple");
  }

  private @Nullable Place entryField(Place map, int index) {
    GroupType entry = mapEntry(map.type());
    if (entry == null) {
      throw unexpected(map.names(), map.type());
    }
    return entered(map.down(entry)).down(entry.getType(index));
  }

  private static @Nullable GroupType mapEntry(Type type) {
    Type entry = onlyRepeatedField(type);
    return entry != null && !entry.isPrimitive() && entry.asGroupType().getFieldCount() == 2
        ? entry.asGroupType()
        : null;
  }

  private static @Nullable Type onlyRepeatedField(Type type) {
    if (type.isPrimitive() || type.asGroupType().getFieldCount() != 1) {
      return null;
    }
    Type field = type.asGroupType().getType(0);
    return field.isRepetition(Type.Repetition.REPEATED) ? field : null;
  }

  private Place entered(Place at) {
    int level = schema.getMaxDefinitionLevel(at.names().toArray(new String[0]));
    return new Place(at.names(), at.type(), level, true);
  }

  private static WrongColumnException unexpected(List<String> names, Type type) {
    return new WrongColumnException(
        "its column " + String.join(".", names) + " has an unexpected form: " + oneLine(type));
  }

  static String oneLine(Type type) {
    return type.toString().replaceAll("\\s+", " ");
  }

  /** Somewhere on the way down from the root. */
  private record Place(List<String> names, Type type, int entryFrom, boolean repeated) {

    Place down(Type field) {
      List<String> longer = new ArrayList<>(names);
      longer.add(field.getName());
      return new Place(longer, field, entryFrom, repeated);
    }
  }
}
