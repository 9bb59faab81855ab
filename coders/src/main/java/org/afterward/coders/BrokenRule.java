package org.afterward.coders;

/**
 * One rule that an input broke.
 *
 * @param rule the rule's stable name, such as {@code ratio_sum}: what reports count by
 * @param field the field as a path, such as {@code profiles_shown[2].rank}, or empty where it is
 *     the whole
 * @param problem what is wrong and what would be right, for a person
 */
public record BrokenRule(String rule, String field, String problem) {}
