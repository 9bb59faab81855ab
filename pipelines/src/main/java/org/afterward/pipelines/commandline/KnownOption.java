package org.afterward.pipelines.commandline;

import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** An option, as the getter of its options interface describes it. */
record KnownOption(String name, Method getter) {

  /** The option of a getter, where the method is one. */
  static Optional<KnownOption> of(Method method) {
    boolean readsSomething =
        method.getParameterCount() == 0
            && method.getReturnType() != void.class
            && !method.isDefault();
    if (!readsSomething) {
      return Optional.empty();
    }
    for (String prefix : List.of("get", "is")) {
      if (method.getName().startsWith(prefix) && method.getName().length() > prefix.length()) {
        String property = method.getName().substring(prefix.length());
        return Optional.of(new KnownOption(Introspector.decapitalize(property), method));
      }
    }
    return Optional.empty();
  }

  boolean isRequired() {
    return getter.isAnnotationPresent(Validation.Required.class);
  }

  boolean isSwitch() {
    return getter.getReturnType() == boolean.class;
  }

  /** Whether several values are several words, rather than a contradiction. */
  boolean takesMany() {
    Class<?> type = getter.getReturnType();
    return type.isArray() || Iterable.class.isAssignableFrom(type);
  }

  String description() {
    Description description = getter.getAnnotation(Description.class);
    return description == null ? "" : description.value();
  }

  /** How it is written, such as {@code --users=N}. */
  String form() {
    return isSwitch() ? "--" + name : "--" + name + "=" + placeholder();
  }

  /** The default as it would be typed; none where the option then is absent, or off. */
  Optional<String> fallback() {
    for (Annotation annotation : getter.getAnnotations()) {
      if (annotation.annotationType().getEnclosingClass() == Default.class && !isSwitch()) {
        return valueOf(annotation).filter(value -> !value.isEmpty()).map(this::asTyped);
      }
    }
    return Optional.empty();
  }

  /** The value as Beam takes it: a constant is written as people write it, in small letters. */
  String forBeam(String typed) {
    return constants().stream()
        .filter(constant -> asTyped(constant).equals(typed))
        .findFirst()
        .orElse(typed);
  }

  /** What its value may be, for one who wrote something else. */
  String rightValue() {
    Class<?> type = getter.getReturnType();
    if (type == int.class || type == long.class) {
      return "a whole number";
    } else if (type == double.class) {
      return "a number";
    } else if (type == boolean.class) {
      return "true or false";
    } else if (type.isEnum()) {
      return constants().stream().map(this::asTyped).collect(Collectors.joining(" or "));
    }
    // The one option of Beam that people set and that is no plain value is --runner.
    return type == Class.class
        ? "a runner of this profile, or a class"
        : "a " + type.getSimpleName();
  }

  private String placeholder() {
    Placeholder placeholder = getter.getAnnotation(Placeholder.class);
    Class<?> type = getter.getReturnType();
    if (placeholder != null) {
      return placeholder.value();
    } else if (type.isEnum()) {
      return constants().stream().map(this::asTyped).collect(Collectors.joining("|"));
    }
    return type.isPrimitive() ? "N" : "TEXT";
  }

  private List<String> constants() {
    Class<?> type = getter.getReturnType();
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants()).map(one -> ((Enum<?>) one).name()).toList()
        : List.of();
  }

  private String asTyped(String value) {
    return getter.getReturnType().isEnum()
        ? value.toLowerCase(Locale.ROOT).replace('_', '-')
        : value;
  }

  /** Not what a class finds out when it is asked, such as the region that the environment names. */
  private static Optional<String> valueOf(Annotation fallback) {
    try {
      Object value = fallback.annotationType().getMethod("value").invoke(fallback);
      return value instanceof Class ? Optional.empty() : Optional.of(String.valueOf(value));
    } catch (ReflectiveOperationException noPlainValue) {
      return Optional.empty();
    }
  }
}
