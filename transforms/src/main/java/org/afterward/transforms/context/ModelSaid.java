package org.afterward.transforms.context;

/** What a model said of a user, the last time that it did. */
public record ModelSaid(String modelVersion, double probability) {}
